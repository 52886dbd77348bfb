// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/highlighter.h"
#include "search/pair_filter.h"

namespace malmoi::search {

/// One query, any number of threads. Narrows a long text to the part where a snippet will most likely
/// come from, by counting the query's character pairs in the bytes as they are: analysing all of a
/// text costs more than the rest of a search.
class RegionFinder {
 public:
  explicit RegionFinder(const std::vector<HighlightWord>& words);

  struct Region {
    std::string_view text;
    double value = 0;  ///< how much of the words a snippet from it has, by weight
  };
  /// Part of `text`, longer than a snippet of `length` code points, cut at white space; all of it where it is short.
  /// Without any of the pairs its beginning, or all of it where its words may be written otherwise (Hanja, decomposed
  /// or full-width text).
  Region find(std::string_view text, std::size_t length) const;

 private:
  struct Hit {
    std::size_t at;
    std::uint32_t pair;
  };
  struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< where the last pair that counts stands
    double value = 0;
  };

  void add_form(std::u32string_view form, double weight);
  void add_pair(char32_t before, char32_t after, double weight);
  std::size_t pass_over(std::string_view text, std::size_t at) const;
  void note(char32_t before, char32_t c, std::size_t at, std::vector<Hit>& found) const;
  std::vector<Hit> hits(std::string_view text) const;
  Window best_window(const std::vector<Hit>& hits, std::size_t width) const;

  std::vector<double> weights_;  // of pairs
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
  std::array<bool, 4096> seconds_ = {};  // of pairs, by their lowest bits: passes over most characters at once
  PairFilter filter_;
};

}  // namespace malmoi::search
