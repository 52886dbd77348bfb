// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "text/hangul.h"

namespace malmoi::analysis {

/// What a character of folded text is made of, as far as terms are concerned. `latin` is any alphabet
/// that has no script of its own here. `none` is what is never searched: spaces, punctuation, marks.
enum class Script : std::uint8_t { hangul, latin, digit, hanja, jamo, symbol, kana, none };

/// script_of() beyond Hangul syllables.
Script script_of_other(char32_t c) noexcept;

inline Script script_of(char32_t c) noexcept { return text::is_syllable(c) ? Script::hangul : script_of_other(c); }

/// A combining mark, which belongs to the letter before it.
bool is_mark(char32_t c) noexcept;
/// Part of an emoji that changes the skin of the one before it.
constexpr bool is_emoji_modifier(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

}  // namespace malmoi::analysis
