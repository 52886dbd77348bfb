// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace malmoi::text {

/// White space of Unicode (White_Space), control characters, and the invisible U+200B and U+FEFF.
bool is_space(char32_t c);

/// What stands between white space; nothing of it is empty. `utf8` must be valid, and stay.
std::vector<std::string_view> split_at_space(std::string_view utf8);

}  // namespace malmoi::text
