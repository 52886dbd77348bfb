// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "relevance/system.h"

namespace relevance {

/// Queries that score the same in every metric.
inline SetResult set_result(const std::string& name, const std::vector<double>& values) {
  SetResult result{name, {}, {}};
  for (const double value : values) {
    result.scores.emplace_back();
    result.scores.back().fill(value);
  }
  return result;
}

}  // namespace relevance
