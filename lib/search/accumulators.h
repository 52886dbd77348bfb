// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <malmoi/settings.h>

#include "glass/posting_list.h"
#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/document_set.h"
#include "query/planner.h"
#include "search/match.h"
#include "search/recency.h"

namespace malmoi::search {

/// One thread at a time. Ranks all articles with a content term of a query by BM25, term at a time with
/// accumulators (Buckley and Lewit, "Optimization of inverted vector searches", 1985), in blocks of
/// documents. The same scores as Xapian's matcher, which works document at a time through a tree of
/// posting lists; faster (docs/performance.md), and it counts all matches.
class Accumulators {
 public:
  /// The best `depth` matches, and those that equal the last, 100,000 at most. The total is exact unless the deadline
  /// passed. `within`: other documents do not count, by generation. What age takes is taken from all of a score but the
  /// bonus for having every word. Errors: corrupt, io.
  Result<MatchList> best(const index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& ranking,
                         const Recency& recency, std::size_t depth, query::Deadline& deadline,
                         const std::vector<query::DocumentSet>* within = nullptr);

 private:
  struct Term {
    explicit Term(const glass::Database& database) : list(database) {}
    glass::PostingList list;
    glass::Postings postings;
    std::size_t at = 0;       ///< of postings, the first that is not added
    double weight = 0;        ///< the most it can add
    bool is_content = false;  ///< its documents match
    bool is_of_all_words = false;
  };
  struct Candidate {
    double score;
    std::uint32_t document;
  };

  void clear();
  Status open_terms(const index::Snapshot& snapshot, std::size_t generation, const query::Plan& plan,
                    const RankingSettings& ranking);
  Status add_generation(const index::Snapshot& snapshot, std::size_t generation, std::size_t depth,
                        query::Deadline& deadline);
  Status add(Term& term, std::uint32_t begin, std::uint32_t first, const std::uint32_t* lengths);
  template <bool is_content, bool is_of_all_words>
  void add_postings(const Term& term, std::size_t last, std::uint32_t begin, const std::uint32_t* lengths);
  Status find_all_words(const index::Snapshot& snapshot, std::size_t generation, const query::Plan& plan,
                        query::Deadline& deadline);
  void add_bonus(std::uint32_t begin);
  void drop_others(std::uint32_t begin);
  void drop_dead(const index::Tombstones& dead, std::uint32_t begin);
  Status collect(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin, std::size_t depth);
  Status collect_group(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin, std::size_t group);
  Status age(double& score, std::size_t at, index::Location location) const;
  void keep_best(std::size_t depth);

  // Of the current query.
  double flat_ = 0;  // BM25's saturation: flat_ + per_length_ * length
  double per_length_ = 0;
  double least_length_ = 0;
  double bonus_ = 0;
  std::uint16_t all_words_ = 0;
  const Recency* recency_ = nullptr;
  // Of the current generation.
  std::vector<std::unique_ptr<Term>> terms_;
  const query::DocumentSet* within_ = nullptr;  // null: all
  query::DocumentSet with_all_words_;           // where words have synonyms, see Plan; else empty
  // Of the current block; zeros between searches.
  bool is_clear_ = false;
  std::vector<double> scores_;
  std::vector<std::uint16_t> of_all_words_;  // how many of Plan::all_words a document has
  std::vector<std::uint8_t> is_touched_;     // a group of documents: some score is not 0

  std::vector<Candidate> candidates_;
  double threshold_ = 0;      // candidates below it are not among the best
  std::size_t next_cut_ = 0;  // with so many candidates, those are dropped
  std::uint64_t total_ = 0;
};

}  // namespace malmoi::search
