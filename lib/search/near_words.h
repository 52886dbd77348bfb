// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "index/vocabulary.h"

namespace malmoi::search {

/// How far apart two words are, as slips of the fingers go: 10 for a key too many, too few or another, less for one
/// next to it, for one with shift instead of without, for two that changed places (Damerau 1964), and for a vowel that
/// sounds alike (ㅐ and ㅔ).
using SlipCost = unsigned;
inline constexpr SlipCost one_slip = 10;

/// Keys of longer words are not compared.
inline constexpr std::size_t max_slip_keys = 48;

/// The words of a vocabulary that are not further from these keys than `most`, with their costs.
void for_each_near_word(const index::Vocabulary& vocabulary, std::string_view keys, SlipCost most,
                        const std::function<void(std::size_t word, SlipCost cost)>& use);

}  // namespace malmoi::search
