// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace malmoi::analysis {

/// Nouns, pronouns and bound nouns of one syllable that particles follow: 것, 수, 그, 핵.
bool is_one_syllable_noun(char32_t syllable);
/// All of them, for the fingerprint.
std::u16string_view one_syllable_nouns();

}  // namespace malmoi::analysis
