// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include <xapian.h>

#include "index/term_statistics.h"

namespace malmoi::query {

/// The words of a query as Xapian ranks by them. A match has part of a content word; function words and
/// pairs across words only add to its score.
struct RankingQuery {
  /// Matches every article with a content term.
  Xapian::Query complete;
  /// Matches only those with a term of the rarer ones, which have most of the weight; the others add to
  /// their scores. Long posting lists are then skipped through instead of read. The best articles are
  /// the same but for rare exceptions (docs/relevance.md says how rare).
  Xapian::Query quick;
  /// How many times as many articles `complete` matches, by the estimate that terms are independent.
  double complete_share = 1;
};

/// `scored` are terms with their weights, `content` those of them that make a match.
RankingQuery ranking_query(const std::map<std::string, double>& scored, const std::set<std::string>& content,
                           const index::TermStatistics& statistics);

/// Adds `bonus` to the score of articles that have all of `terms`, so that they rank first.
Xapian::Query with_bonus(const Xapian::Query& ranking, const std::set<std::string>& terms, double bonus);

}  // namespace malmoi::query
