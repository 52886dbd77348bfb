// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <malmoi/settings.h>

#include "index/outline.h"
#include "index/snapshot.h"
#include "query/deadline.h"
#include "search/match.h"

namespace malmoi::search {

/// One thread at a time. Ranks by what an article's outline tells. Titles are scored as a field of their
/// own, with their own document frequencies and lengths; BM25 of the text knows one length per document. Longer
/// articles gain a little: they answer more (Singhal, Buckley, Mitra, "Pivoted document length
/// normalization", 1996).
class OutlineRanking {
 public:
  OutlineRanking(const index::Snapshot& snapshot, const std::map<std::string, double>& scored,
                 const RankingSettings& settings);

  /// Ranks 1 to `depth` whatever part of them is shown.
  static constexpr std::size_t depth = 100;

  /// Adds the scores of title and length to the first `depth` matches and sorts them anew. Scores only
  /// rise, so none falls behind a match further down. Behind the deadline the others stay as they are.
  /// Errors: corrupt, io.
  Status apply(std::vector<Match>& matches, query::Deadline& deadline) const;

 private:
  double title_score(const index::OutlineView& outline) const;
  double length_score(const index::OutlineView& outline) const;

  const index::Snapshot& snapshot_;
  const RankingSettings& settings_;
  double mean_terms_;
  std::unordered_map<std::uint32_t, double> weights_;  // by title_hash()
};

}  // namespace malmoi::search
