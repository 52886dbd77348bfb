// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace malmoi::query {

/// Documents of one generation, numbered from 1: one bit each, in words of 64.
class DocumentSet {
 public:
  using Word = std::uint64_t;
  static constexpr std::uint32_t word_bits = 64;

  /// None of the documents up to `last`.
  explicit DocumentSet(std::uint32_t last = 0) : words_((std::size_t{last} + word_bits - 1) / word_bits), last_(last) {}
  static DocumentSet of_all(std::uint32_t last) {
    DocumentSet all(last);
    for (Word& word : all.words_) word = ~Word{0};
    if (last % word_bits != 0) all.words_.back() = (Word{1} << last % word_bits) - 1;
    return all;
  }

  std::uint32_t last() const { return last_; }
  bool contains(std::uint32_t document) const { return (words_[index(document)] & bit(document)) != 0; }
  void insert(std::uint32_t document) { words_[index(document)] |= bit(document); }
  void erase(std::uint32_t document) { words_[index(document)] &= ~bit(document); }
  std::uint64_t count() const {
    std::uint64_t count = 0;
    for (const Word word : words_) count += static_cast<std::uint64_t>(std::popcount(word));
    return count;
  }

  /// The first document from one on, 0 where there is none.
  std::uint32_t next(std::uint32_t document) const {
    if (document > last_) return 0;
    std::size_t at = index(document);
    Word word = words_[at] & ~(bit(document) - 1);
    while (word == 0 && ++at < words_.size()) word = words_[at];
    if (word == 0) return 0;
    return static_cast<std::uint32_t>(at * word_bits + static_cast<std::size_t>(std::countr_zero(word))) + 1;
  }

  /// Document n is bit (n - 1) modulo 64 of word (n - 1) / 64.
  std::vector<Word>& words() { return words_; }
  const std::vector<Word>& words() const { return words_; }

 private:
  static std::size_t index(std::uint32_t document) { return (document - 1) / word_bits; }
  static Word bit(std::uint32_t document) { return Word{1} << (document - 1) % word_bits; }

  std::vector<Word> words_;
  std::uint32_t last_;
};

}  // namespace malmoi::query
