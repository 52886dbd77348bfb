// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "relevance/metrics.h"
#include "relevance/system.h"

namespace relevance {

/// How one system differs from another on one set, or on the average over sets.
struct Difference {
  Scores delta{};  ///< the first minus the second
  double p = 1;    ///< of the difference in nDCG@10, two-sided
};

/// One entry for each set; where there are several, their average last, as figures() has them. Both
/// systems answered the same sets and queries.
std::vector<Difference> differences(const System& first, const System& second);

}  // namespace relevance
