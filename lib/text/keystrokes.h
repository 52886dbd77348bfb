// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::text {

/// The keys of the two-set layout (두벌식, KS X 5002) that type a text, as the Latin letters on them: of 대통령
/// "eoxhdfud", of 까 "Rk". A half-typed syllable gives the beginning of the whole one's, and Hangul typed on the wrong
/// layout what was meant: of ㅎㅐㅐ힏 "google". Other characters stay, in UTF-8.
std::string keystrokes(std::u32string_view folded);

/// What these keys type with the layout switched to Hangul, as an input method composes it; of "eoxhdfud" 대통령. With
/// shift, keys that have nothing of their own there give what they give without. Other characters stay.
std::u32string compose_keystrokes(std::u32string_view keys);

/// The initial consonant of a syllable as a compatibility jamo: of 한 ㅎ.
char32_t initial_jamo(char32_t syllable);
/// Is it a compatibility jamo that a syllable can begin with?
bool is_initial_jamo(char32_t c);

}  // namespace malmoi::text
