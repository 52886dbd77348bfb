// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/stripper.h"
#include "text/hangul.h"

namespace malmoi::analysis {

/// One thread at a time. stem_length(), which remembers its answers for words of up to four syllables: a text says most
/// of its words again and again. A word takes the place of another with the same hash.
class StemCache {
 public:
  std::size_t stem_length(std::u32string_view word) {
    if (word.size() > max_syllables) return analysis::stem_length(word);
    std::uint64_t key = 0;
    for (const char32_t c : word) key = key << symbol_bits | (c - text::first_syllable + 1);
    std::uint64_t& entry = entries_[key * 0x9E3779B97F4A7C15u >> (64 - cache_bits)];  // Fibonacci hashing
    if (entry >> length_bits != key) entry = key << length_bits | analysis::stem_length(word);
    return entry & ((1 << length_bits) - 1);
  }

 private:
  static constexpr unsigned symbol_bits = 14;  // 11,172 syllables, and none
  static constexpr unsigned length_bits = 3;
  static constexpr std::size_t max_syllables = 4;
  static constexpr unsigned cache_bits = 14;  // 128 KiB; four times that gains nothing
  std::vector<std::uint64_t> entries_ = std::vector<std::uint64_t>(std::size_t{1} << cache_bits);
};

}  // namespace malmoi::analysis
