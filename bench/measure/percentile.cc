// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/percentile.h"

#include <algorithm>
#include <cmath>

namespace measure {

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
}

}  // namespace measure
