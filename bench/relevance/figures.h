// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "relevance/bootstrap.h"
#include "relevance/metrics.h"
#include "relevance/system.h"

namespace relevance {

struct Latency {
  double p50 = 0;  ///< milliseconds
  double p99 = 0;
};

/// What a table says of one set, or of the average over sets.
struct Figures {
  std::string set;
  std::size_t queries = 0;
  Scores average{};
  Interval ndcg_interval;  ///< 95%
  std::optional<Latency> latency;
};

/// One entry for each set; where there are several, their average last, under the name "macro". Its
/// interval comes of resampling within each set.
std::vector<Figures> figures(const System& system);

}  // namespace relevance
