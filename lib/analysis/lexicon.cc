// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

constexpr unsigned symbol_bits = 14;  // 11,172 syllables and the two below
constexpr std::size_t max_tail = 4;
constexpr std::uint64_t word_start = 1;
constexpr std::uint64_t not_hangul = 2;  // in no entry

std::uint64_t symbol(char32_t c) { return text::is_syllable(c) ? c - text::first_syllable + 3 : not_hangul; }

/// A tree of word tails in one open-addressing table: an entry is a tail, packed symbol by symbol, and its verdict. All
/// shorter tails of an entry have one too, so that a walk from the word's end may stop at the first that is missing.
class TailTree {
 public:
  static const TailTree& instance() {
    static const TailTree tree;
    return tree;
  }

  /// The verdict of the longest known tail.
  Verdict find(std::u32string_view word) const {
    Verdict verdict = Verdict::unknown;
    std::uint64_t key = symbol(word.back());
    for (std::size_t length = 2; length <= max_tail && length <= word.size() + 1; ++length) {
      const std::uint64_t next = length <= word.size() ? symbol(word[word.size() - length]) : word_start;
      key |= next << (symbol_bits * (length - 1));
      const std::uint64_t entry = table_[slot(key)];
      if (entry == 0) break;
      if (const auto own = static_cast<Verdict>(entry & verdict_mask); own != Verdict::unknown) verdict = own;
    }
    return verdict;
  }

 private:
  TailTree() {
    std::size_t words = 0;
    for (std::u16string_view each : {whole_words(), inflected_words(), corrections()}) {
      words += std::count(each.begin(), each.end(), u' ');
    }
    table_.resize(std::bit_ceil(2 * (max_tail - 1) * words + 1));
    shift_ = std::countl_zero(table_.size()) + 1;
    add(whole_words(), Verdict::whole);
    add(inflected_words(), Verdict::inflected);
    add(corrections(), Verdict::whole);
  }

  void add(std::u16string_view words, Verdict verdict) {
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = words.find(u' ', begin);
      add_tail(words.substr(begin, end - begin), verdict);
      begin = end + 1;
    }
  }

  void add_tail(std::u16string_view tail, Verdict verdict) {
    std::uint64_t key = 0;
    for (std::size_t length = 1; length <= tail.size(); ++length) {
      const char16_t c = tail[tail.size() - length];
      key |= (c == u'^' ? word_start : symbol(c)) << (symbol_bits * (length - 1));
      if (length == 1) continue;
      std::uint64_t& entry = table_[slot(key)];
      if (entry == 0) entry = key << verdict_bits;
      if (length == tail.size()) entry = key << verdict_bits | static_cast<std::uint64_t>(verdict);
    }
  }

  /// Where the key is, or would be.
  std::size_t slot(std::uint64_t key) const {
    std::size_t at = key * 0x9E3779B97F4A7C15u >> shift_;  // Fibonacci hashing
    while (table_[at] != 0 && table_[at] >> verdict_bits != key) at = (at + 1) & (table_.size() - 1);
    return at;
  }

  static constexpr unsigned verdict_bits = 2;
  static constexpr std::uint64_t verdict_mask = 3;
  std::vector<std::uint64_t> table_;
  int shift_;
};

}  // namespace

Verdict look_up(std::u32string_view word) { return TailTree::instance().find(word); }

}  // namespace malmoi::analysis
