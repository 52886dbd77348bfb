// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "relevance/report.h"

namespace relevance {

/// The ladder as an SVG picture: nDCG@10 with its interval, a group of rows for each set, rungs from
/// pale to full, other engines as rings. Follows the reader's light or dark scheme.
std::string plot(const LadderReport& report);

}  // namespace relevance
