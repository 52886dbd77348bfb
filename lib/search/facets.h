// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/search_request.h>
#include <malmoi/search_results.h>

#include "index/snapshot.h"
#include "search/deadline.h"
#include "search/match.h"

namespace malmoi::search {

/// Counts matches by category, tag or month, as far as the deadline lets.
std::vector<FacetCounts> count_facets(const index::Snapshot& snapshot, const std::vector<Match>& matches,
                                      const std::vector<Facet>& facets, Deadline& deadline);

}  // namespace malmoi::search
