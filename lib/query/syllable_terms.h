// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace malmoi::query {

/// Terms of the index, behind `prefix`, that are the syllable alone or a pair that begins with it.
std::vector<std::string> terms_beginning(char32_t syllable, std::string_view prefix, const Xapian::Database& database);
/// Those that are a pair and end with it.
std::vector<std::string> pairs_ending(char32_t syllable, std::string_view prefix, const Xapian::Database& database);

}  // namespace malmoi::query
