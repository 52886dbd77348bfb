// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "query/bounds.h"
#include "query/planner.h"
#include "query/syntax.h"

namespace malmoi::query {

/// What the user is told of words, names and dates that are not found, or not found as they were typed. `words` are what
/// the tree under `root` was planned as; `filters` are further clauses that must hold.
std::vector<Warning> word_warnings(const Node& root, const std::vector<Node>& filters,
                                   const std::vector<PlannedWord>& words, BoundsFinder& bounds,
                                   const index::TermStatistics& statistics, Deadline& deadline);

}  // namespace malmoi::query
