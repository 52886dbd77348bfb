// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace relevance {

inline constexpr std::size_t resamples = 10000;

struct Interval {
  double low = 0;
  double high = 0;
};

/// Means of `resamples` samples drawn from the values, each as many as there are values, with
/// replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993).
std::vector<double> resampled_means(const std::vector<double>& values, std::uint64_t seed);

/// The percentile interval that holds 95% of the means.
Interval percentile_interval(std::vector<double> means);

}  // namespace relevance
