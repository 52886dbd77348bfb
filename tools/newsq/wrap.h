// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <malmoi/search_results.h>

namespace newsq {

/// The lines of a text, as byte ranges: broken at spaces, which are left out there, and inside a word only where a line
/// is too short for it, never inside a character. 0 columns: one line.
std::vector<malmoi::ByteRange> wrapped(std::string_view text, std::size_t columns);

}  // namespace newsq
