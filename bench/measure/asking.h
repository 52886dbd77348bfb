// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>
#include <malmoi/searcher.h>

#include <vector>

#include "measure/queries.h"

namespace measure {

/// The answer to one query.
struct Asked {
  std::vector<malmoi::Hit> hits;
  double milliseconds = 0;
};

/// Asks every query once, in their order, as `request` says but for its text. Each of `jobs` threads takes
/// the next query that nobody has.
malmoi::Result<std::vector<Asked>> ask(const malmoi::Searcher& searcher, const std::vector<Query>& queries,
                                       const malmoi::SearchRequest& request, unsigned jobs);

}  // namespace measure
