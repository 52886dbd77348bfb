// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/search_results.h>

#include "analysis/chain.h"
#include "query/phrase.h"
#include "search/pair_filter.h"

namespace malmoi::search {

/// A word of the query to be found and marked in text: its terms as the chain gives them.
struct HighlightWord {
  std::vector<std::string> terms;  ///< those that are no part of the stem (readings, alternatives) are sought too
  std::u32string stem;             ///< folded
  double weight = 1;               ///< importance (rarity times word weight)
};

/// Where a text speaks of a query word, in code points of the folded text.
struct Mark {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t word;  ///< which of the query's words
  double strength;     ///< how much of that word is there, above 0 to 1
};

/// One thread at a time. Finds the words of one query in texts: a text word is marked, without its
/// particle, where its stem is the query word's, is part of it or has most of its syllable pairs; of a
/// longer stem only the part that is the query word. One syllable, number or Latin word is marked where it is the query
/// word, or with its neighbours makes it, as 숲 in 도시 숲 for 도시숲.
class Highlighter {
 public:
  explicit Highlighter(const std::vector<HighlightWord>& words);

  /// At most max_marks, in order of their text words. `analyzed` is what a chain found in `source`.
  const std::vector<Mark>& find(const analysis::AnalyzedText& analyzed, std::string_view source);

  static constexpr std::size_t max_marks = 4096;

 private:
  struct Form {
    std::u32string chars;
    std::uint32_t word;
  };

  void add_form(std::u32string chars, std::uint32_t word);
  bool may_match(std::u32string_view stem) const;
  void match(std::uint32_t stem_begin, std::u32string_view stem);
  void match_among_neighbours(std::uint32_t at, std::u32string_view stem);
  bool spans_words(std::uint32_t begin, std::u32string_view form) const;

  std::vector<Form> forms_;
  PairFilter filter_;  ///< of all forms; one character counts as a pair with 0
  query::PhraseText text_;
  std::vector<Mark> marks_;
};

/// Marks as bytes of the source; sorted, disjoint, not touching.
std::vector<ByteRange> byte_ranges(const analysis::AnalyzedText& analyzed, const std::vector<Mark>& marks);

}  // namespace malmoi::search
