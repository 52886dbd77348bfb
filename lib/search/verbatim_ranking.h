// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/planner.h"
#include "search/match.h"
#include "search/pair_filter.h"
#include "text/folded_text.h"

namespace malmoi::search {

/// One thread at a time. Raises the best matches whose stored text has the query's words, and pairs of
/// neighbouring words, letter by letter, white space and punctuation ignored; syllable pairs alone do
/// not tell 미국순방 from a text with 미국 here and 순방 there. Only the beginning of a text is read, where
/// news says what it is about; the nearer to it a word stands, the more it counts.
class VerbatimRanking {
 public:
  VerbatimRanking(index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& settings);

  /// Reading text costs more than all else of a search, so this is done for so many ranks.
  static constexpr std::size_t depth = 20;

  /// Adds to the scores of the first `depth` matches and sorts them anew. Scores only rise, so none
  /// falls behind a match further down. Behind the deadline the others stay as they are.
  Status apply(std::vector<Match>& matches, query::Deadline& deadline);

 private:
  static constexpr std::size_t nowhere = std::u32string::npos;

  struct Pattern {
    double weight;
    bool is_word;
    bool in_title = false;
    std::size_t first = nowhere;  ///< where excerpt and body have it first, in letters
  };
  struct Form {
    std::u32string chars;
    std::size_t pattern;  ///< of which any form will do
  };

  void add_pair(const query::PlannedWord& first, const query::PlannedWord& second);
  void add(const std::vector<std::u32string>& forms, double weight, bool is_word);
  Status fetch(const std::vector<Match>& matches) const;
  Result<double> score(index::Location at);
  double score(const index::Beginning& beginning);
  double score(const Pattern& pattern) const;
  void read(const index::StoredText& text);
  void read(std::string_view text);
  void find_forms(std::u32string_view all, std::size_t text_begin);
  void found(Pattern& pattern, std::size_t at, std::size_t text_begin) const;

  index::Snapshot& snapshot_;
  const RankingSettings& settings_;
  std::vector<Pattern> patterns_;
  std::vector<Form> forms_;
  std::bitset<4096> first_letters_;  ///< of the forms, by their last bits
  PairFilter beginnings_;            ///< of the forms
  text::FoldedText folded_;
  index::Beginning read_;  ///< the last that was not in memory
};

}  // namespace malmoi::search
