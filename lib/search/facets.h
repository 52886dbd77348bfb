// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/search_request.h>
#include <malmoi/search_results.h>

#include "index/snapshot.h"
#include "search/match.h"

namespace malmoi::search {

/// Counts matches by category, tag or month.
std::vector<FacetCounts> count_facets(const index::Snapshot& snapshot, const std::vector<Match>& matches,
                                      const std::vector<Facet>& facets);

}  // namespace malmoi::search
