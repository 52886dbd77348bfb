// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relevance {

inline constexpr std::size_t permutations = 10000;

/// Two-sided paired randomisation test of the sum of differences, one for each query: how often random
/// signs give a sum at least as far from 0. The observed signs count as one permutation, so the least
/// value is 1 / (permutations + 1) (Smucker, Allan and Carterette, CIKM 2007). 1 where nothing differs.
double p_value(const std::vector<double>& differences, std::uint64_t seed);

}  // namespace relevance
