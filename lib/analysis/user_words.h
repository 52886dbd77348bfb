// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace malmoi::analysis {

/// Safe to share between threads. Words that the settings list: nothing of them is taken for a particle or ending.
class UserWords {
 public:
  /// UTF-8, in any form and order; what is no valid UTF-8 is left out.
  explicit UserWords(const std::vector<std::string>& words);

  bool empty() const { return words_.empty(); }
  /// `word`: folded.
  bool contains(std::u32string_view word) const { return words_.contains(word); }
  /// How many characters of a folded word are its stem, where that is a listed word, or a compound that ends in one:
  /// all of it, or all but a particle or ending. 0 where it is not: other rules decide.
  std::size_t stem_length(std::u32string_view word) const;
  /// How many characters the longest listed word has that `text` begins with; 0 if it begins with none.
  std::size_t longest_beginning(std::u32string_view text) const;

  /// Of the folded words, for the fingerprint.
  std::uint64_t hash() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>()(word); }
  };

  bool is_stem(std::u32string_view stem) const;

  std::unordered_set<std::u32string, Hash, std::equal_to<>> words_;
  std::size_t longest_ = 0;
};

}  // namespace malmoi::analysis
