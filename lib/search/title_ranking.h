// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "search/matches.h"

namespace malmoi::search {

/// One thread at a time. Scores titles as a field of their own, with their own document frequencies
/// and lengths, and adds it to the score of the text. Xapian knows one length per document, so this is
/// done for the best matches only, from what slot::title keeps of each title.
class TitleRanking {
 public:
  TitleRanking(const index::Snapshot& snapshot, const std::map<std::string, double>& scored,
               const RankingSettings& settings);

  /// Ranks 1 to `depth` whatever part of them is shown.
  static constexpr std::size_t depth = 100;

  double score(Xapian::docid document) const;
  /// Adds the title's score to the first `depth` matches and sorts them anew. Scores only rise, so
  /// none falls behind a match further down.
  void apply(std::vector<Match>& matches) const;

 private:
  const index::Snapshot& snapshot_;
  const RankingSettings& settings_;
  std::unordered_map<std::uint32_t, double> weights_;  // by title_hash()
};

}  // namespace malmoi::search
