// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "relevance/report.h"

namespace relevance {

/// A row for each set; search times where they were measured, and columns for each opponent.
std::string markdown(const Report& report);

/// A row for each rung, a column for each set, nDCG@10 in the cells; then how the last
/// column differs from the rung above.
std::string markdown(const LadderReport& report);

}  // namespace relevance
