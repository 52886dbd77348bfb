// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

constexpr unsigned symbol_bits = 14;  // 11,172 syllables and the word's start
constexpr std::size_t max_tail = 4;
constexpr std::uint64_t word_start = 1;

std::uint64_t symbol(char32_t c) { return text::is_syllable(c) ? c - text::first_syllable + 2 : word_start; }

/// Tails of words, packed four symbols to a key, with open addressing.
class Tails {
 public:
  static const Tails& instance() {
    static const Tails tails;
    return tails;
  }

  Verdict find(std::uint64_t key) const {
    for (std::size_t at = slot(key);; at = (at + 1) & (table_.size() - 1)) {
      if (table_[at] == 0) return Verdict::unknown;
      if (table_[at] >> 2 == key) return static_cast<Verdict>(table_[at] & 3);
    }
  }

 private:
  Tails() {
    const std::size_t most = std::count(whole_words().begin(), whole_words().end(), u' ') +
                             std::count(inflected_words().begin(), inflected_words().end(), u' ');
    table_.resize(std::bit_ceil(2 * most + 1));
    shift_ = std::countl_zero(table_.size()) + 1;
    add(whole_words(), Verdict::whole);
    add(inflected_words(), Verdict::inflected);
  }

  void add(std::u16string_view words, Verdict verdict) {
    std::uint64_t key = 0;
    for (char16_t c : words) {
      if (c != u' ') {
        key = key << symbol_bits | symbol(c);
      } else if (key != 0) {
        insert(key, verdict);
        key = 0;
      }
    }
  }

  void insert(std::uint64_t key, Verdict verdict) {
    std::size_t at = slot(key);
    while (table_[at] != 0 && table_[at] >> 2 != key) at = (at + 1) & (table_.size() - 1);
    table_[at] = key << 2 | static_cast<std::uint64_t>(verdict);
  }

  std::size_t slot(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15u >> shift_; }  // Fibonacci hashing

  std::vector<std::uint64_t> table_;
  int shift_;
};

}  // namespace

Verdict look_up(std::u32string_view word) {
  std::array<std::uint64_t, max_tail> keys{};  // keys[i]: the last i + 1 symbols
  std::uint64_t key = 0;
  std::size_t known = 0;
  for (; known < max_tail && known <= word.size(); ++known) {
    const std::uint64_t next = known < word.size() ? symbol(word[word.size() - 1 - known]) : word_start;
    key |= next << (symbol_bits * known);
    keys[known] = key;
  }
  const Tails& tails = Tails::instance();
  for (std::size_t i = known; i-- > 1;) {
    if (const Verdict verdict = tails.find(keys[i]); verdict != Verdict::unknown) return verdict;
  }
  return Verdict::unknown;
}

}  // namespace malmoi::analysis
