// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/bootstrap.h"

#include <algorithm>

#include "relevance/random.h"

namespace relevance {

std::vector<double> resampled_means(const std::vector<double>& values, std::uint64_t seed) {
  std::vector<double> means(resamples);
  if (values.empty()) return means;
  Random random(seed);
  const auto count = static_cast<std::uint32_t>(values.size());
  for (double& mean : means) {
    for (std::uint32_t i = 0; i < count; ++i) mean += values[random.below(count)];
    mean /= count;
  }
  return means;
}

Interval percentile_interval(std::vector<double> means) {
  if (means.empty()) return {};
  std::sort(means.begin(), means.end());
  const auto tail = static_cast<std::size_t>(0.025 * static_cast<double>(means.size()));
  return {means[tail], means[means.size() - 1 - tail]};
}

}  // namespace relevance
