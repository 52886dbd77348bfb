// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/planner.h"
#include "search/document_lengths.h"
#include "search/match.h"

namespace malmoi::search {

/// One thread at a time. Ranks all articles with a content term of a query by BM25, term at a time with
/// accumulators (Buckley and Lewit, "Optimization of inverted vector searches", 1985), in blocks of
/// documents. The same scores as Xapian's matcher, which works document at a time through a tree of
/// posting lists: that serves every query, this only bare words of local generations, but faster
/// (docs/performance.md), and it counts all matches.
class Accumulators {
 public:
  /// The best `depth` matches, and as many more as equal the last; the total is exact.
  MatchList best(const index::Snapshot& snapshot, const Lengths& lengths, const query::Plan& plan,
                 const RankingSettings& ranking, std::size_t depth);

 private:
  struct Term {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
    double weight;    ///< the most it can add
    bool is_content;  ///< its documents match
    bool is_of_all_words;
  };
  struct Candidate {
    double score;
    Xapian::docid document;
  };

  std::vector<Term> terms_of(const index::Snapshot& snapshot, std::size_t generation, const query::Plan& plan,
                             const RankingSettings& ranking) const;
  void add(Term& term, Xapian::docid begin, Xapian::docid end, const std::vector<std::uint32_t>& lengths);
  void collect(const index::Snapshot& snapshot, std::size_t generation, Xapian::docid begin);
  void keep_best(std::size_t depth);

  // Of the current query.
  double flat_ = 0;  // BM25's saturation: flat_ + per_length_ * length
  double per_length_ = 0;
  double least_length_ = 0;
  double bonus_ = 0;
  std::size_t all_words_ = 0;
  // Of the current block.
  std::vector<double> scores_;
  std::vector<std::uint16_t> of_all_words_;  // how many of Plan::all_words a document has
  std::vector<std::uint32_t> touched_;

  std::vector<Candidate> candidates_;
  double threshold_ = 0;  // candidates below it are not among the best
  std::uint64_t total_ = 0;
};

}  // namespace malmoi::search
