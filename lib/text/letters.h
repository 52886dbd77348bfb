// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "text/folded_text.h"

namespace malmoi::text {

/// Is it a letter or digit of the scripts that news is written in? `folded` is a folded character.
bool is_letter(char32_t folded);

/// The letters of a folded text.
std::u32string letters(std::u32string_view folded);

/// Appends the letters of what fold() makes of `utf8`, several times faster where it is plain Korean.
/// `scratch` is used where it is not. `utf8` must be valid and below 4 GiB.
void append_letters(std::string_view utf8, FoldedText& scratch, std::u32string& out);

}  // namespace malmoi::text
