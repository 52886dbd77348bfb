// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "relevance/metrics.h"

namespace relevance {

/// How one system answered one set.
struct SetResult {
  std::string set;
  std::vector<Scores> scores;        ///< in the order of the set's judgements
  std::vector<double> milliseconds;  ///< empty where not measured
};

/// How one configuration, or another engine, answered all sets.
struct System {
  std::string name;
  std::vector<SetResult> sets;
};

}  // namespace relevance
