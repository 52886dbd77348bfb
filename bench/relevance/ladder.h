// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/settings.h>

#include <string>
#include <vector>

namespace relevance {

/// One row of the ladder.
struct Rung {
  std::string name;
  malmoi::RankingSettings ranking;
};

/// The steps of ranking, switched on one by one; the last rung is `full`.
std::vector<Rung> ladder(const malmoi::RankingSettings& full);

}  // namespace relevance
