// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/search_request.h>
#include <malmoi/search_results.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "search/matches.h"

namespace malmoi::search {

/// Counts the certain matches by category, tag or month, as far as the deadline lets. Errors: corrupt, io.
Result<std::vector<FacetCounts>> count_facets(const index::Snapshot& snapshot, const Matcher::Matches& matches,
                                              const std::vector<Facet>& facets, query::Deadline& deadline);

}  // namespace malmoi::search
