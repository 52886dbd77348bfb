// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/planner.h"
#include "search/matches.h"
#include "search/pair_filter.h"
#include "text/folded_text.h"

namespace malmoi::search {

/// One thread at a time. Raises the best matches whose stored text has the query's words, and pairs of
/// neighbouring words, letter by letter, white space and punctuation ignored; syllable pairs alone do
/// not tell 미국순방 from a text with 미국 here and 순방 there. Texts with every content word rank first.
class VerbatimRanking {
 public:
  VerbatimRanking(index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& settings);

  /// Reading text costs more than all else of a search, so this is done for so many ranks.
  static constexpr std::size_t depth = 10;

  /// Adds to the scores of the first `depth` matches and sorts them anew. Scores only rise, so none
  /// falls behind a match further down.
  Status apply(std::vector<Match>& matches);

 private:
  struct Pattern {
    double weight;
    bool is_word;
    bool found = false;
  };
  struct Form {
    std::u32string chars;
    std::size_t pattern;  ///< of which any form will do
  };

  void add_pair(const query::PlannedWord& first, const query::PlannedWord& second);
  void add(const std::vector<std::u32string>& forms, double weight, bool is_word);
  double score(const index::StoredText& text);
  void read(std::string_view text);
  void find_forms();

  index::Snapshot& snapshot_;
  const RankingSettings& settings_;
  std::vector<Pattern> patterns_;
  std::vector<Form> forms_;
  PairFilter beginnings_;  ///< of the forms
  double all_words_bonus_ = 0;
  text::FoldedText folded_;
  std::u32string chars_;
};

}  // namespace malmoi::search
