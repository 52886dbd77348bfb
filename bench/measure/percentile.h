// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

namespace measure {

/// The value below which a share of the values lies, by nearest rank. Not of no values.
double percentile(std::vector<double> values, double share);

}  // namespace measure
