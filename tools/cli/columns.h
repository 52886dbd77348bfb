// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace cli {

/// The characters of UTF-8 text as its reader sees them: grapheme clusters of Unicode Standard Annex 29, such as a
/// syllable in conjoining jamo.
std::vector<std::string_view> characters_of(std::string_view text);

/// Columns of a terminal that text takes, once it is printable(): two for Hangul, Hanja, fullwidth forms and emoji,
/// none for combining marks.
std::size_t columns_of(std::string_view text);

/// The longest beginning of text, in whole characters, that fits in so many columns.
std::string_view fitting(std::string_view text, std::size_t columns);

/// Width of the terminal on standard output: COLUMNS if that is set, else what the terminal says, else 80.
std::size_t terminal_columns();

}  // namespace cli
