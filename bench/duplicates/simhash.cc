// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/simhash.h"

#include <xxhash.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_set>

namespace duplicates {

Simhash simhash(const malmoi::analysis::AnalyzedText& text) {
  std::unordered_set<std::uint64_t> features;
  std::uint64_t before = 0;
  for (const auto& word : text.words) {
    const std::uint64_t stem =
        XXH3_64bits(text.folded.chars.data() + word.begin, (word.stem_end - word.begin) * sizeof(char32_t));
    features.insert(stem);
    if (before != 0) features.insert(before * 3 + stem);
    before = stem;
  }
  std::array<int, 256> sums = {};
  for (const std::uint64_t feature : features) {
    for (std::size_t bit = 0; bit < sums.size(); bit += 64) {
      const std::uint64_t hash = XXH3_64bits_withSeed(&feature, sizeof feature, bit);
      for (std::size_t i = 0; i < 64; ++i) sums[bit + i] += (hash >> i & 1) != 0 ? 1 : -1;
    }
  }
  Simhash out;
  for (std::size_t i = 0; i < sums.size(); ++i) out[i] = sums[i] > 0;
  return out;
}

double resemblance(const Simhash& a, const Simhash& b) {
  return std::cos(std::numbers::pi * static_cast<double>((a ^ b).count()) / static_cast<double>(a.size()));
}

}  // namespace duplicates
