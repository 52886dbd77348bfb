// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "relevance/crc32.h"

namespace relevance {

/// Which queries count, so that a half can be held back from tuning.
enum class Half { all, even, odd };

/// By the lowest bit of the CRC-32 of the query's id. Sets that ask about the same articles under the
/// same ids are halved alike.
constexpr bool contains(Half half, std::string_view query_id) {
  return half == Half::all || (crc32(query_id) % 2 == 0) == (half == Half::even);
}

}  // namespace relevance
