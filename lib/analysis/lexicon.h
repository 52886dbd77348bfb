// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace malmoi::analysis {

enum class Verdict : std::uint8_t { unknown, whole, inflected };

/// What the lexicon says of a word that ends like a particle or ending: is it a whole noun (회의,
/// 국무회의) or a stem and a suffix (위원회의)? The longest known tail decides; `word` begins where
/// the text word begins.
Verdict look_up(std::u32string_view word);

/// The texts of the tables, for the fingerprint.
std::u16string_view whole_words();
std::u16string_view inflected_words();
/// Whole words, where the two above are wrong.
std::u16string_view corrections();

}  // namespace malmoi::analysis
