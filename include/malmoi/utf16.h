// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/export.h>
#include <malmoi/search_results.h>
#include <malmoi/suggestions.h>

#include <string_view>
#include <vector>

namespace malmoi {

/// Makes ranges of a UTF-8 text count in UTF-16 code units, as strings of JavaScript, Java and C# do, instead of bytes:
/// one for each code point, two where UTF-8 takes four bytes.
/// @param text the string that the ranges are of, such as Hit::snippet
/// @param ranges sorted and disjoint, as Hit::highlights are; an end beyond the text counts as the end of the text
/// Any thread. Takes time in proportion to the bytes up to the last range. Cannot fail.
MALMOI_EXPORT void count_in_utf16(std::string_view text, std::vector<ByteRange>& ranges) noexcept;

/// The same for the highlights of all hits, in their snippets and titles. Any thread that owns them. Cannot fail.
MALMOI_EXPORT void count_in_utf16(SearchResults& results) noexcept;

/// The same for the highlights of all suggestions. Any thread that owns them. Cannot fail.
MALMOI_EXPORT void count_in_utf16(Suggestions& suggestions) noexcept;

}  // namespace malmoi
