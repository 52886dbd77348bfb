// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>

namespace relevance {

/// Unpacks a .zst file.
malmoi::Status unpack_zstd(const std::string& packed, const std::string& unpacked);

}  // namespace relevance
