// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>

#include <malmoi/search_results.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/planner.h"
#include "search/match.h"
#include "search/recency.h"

namespace malmoi::search {

/// Inverse document frequency as Xapian's BM25Weight has it: kept positive as its documentation says.
double bm25_idf(const index::TermStatistics& statistics, const std::string& term);

/// Scores as users see them: rounded, so that the order in which shards were summed does not show.
double rounded(double score);

/// Takes a match's score apart: terms of the text, title, length, words found verbatim, age. Errors: corrupt, io.
Result<Explanation> explain(const index::Snapshot& snapshot, const Match& match, const query::Plan& plan,
                            const RankingSettings& settings, const Recency& recency);

}  // namespace malmoi::search
