// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "relevance/differences.h"
#include "relevance/figures.h"

namespace relevance {

/// A system that another is compared with.
struct Opponent {
  std::string name;
  std::vector<Figures> figures;
  std::vector<Difference> differences;  ///< the other minus this one
};

/// One configuration, and what it is compared with.
struct Report {
  std::vector<Figures> figures;
  std::vector<Opponent> opponents;
};

/// One row of a ladder: a rung, or another engine to set beside it.
struct LadderRow {
  std::string name;
  std::vector<Figures> figures;
  /// To the rung above; the first rung and other engines have none.
  std::optional<std::vector<Difference>> differences;
  bool rung = true;
};

using LadderReport = std::vector<LadderRow>;

Report report(const System& system, const std::vector<System>& opponents);
LadderReport ladder_report(const std::vector<System>& rungs, const std::vector<System>& engines);

}  // namespace relevance
