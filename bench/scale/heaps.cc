// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/heaps.h"

#include <cmath>

namespace scale {
namespace {

constexpr double first_share = 1.0 / 8;
constexpr int points = 25;

}  // namespace

double expected_distinct(const FrequencyCounts& counts, double documents, double n) {
  double distinct = 0;
  for (const auto& [frequency, terms] : counts) {
    distinct += static_cast<double>(terms) * (1 - std::pow(1 - n / documents, frequency));
  }
  return distinct;
}

double Heaps::at(double n) const { return distinct * std::pow(n / documents, beta); }

Heaps fit_heaps(const FrequencyCounts& counts, double documents) {
  const double distinct = expected_distinct(counts, documents, documents);
  if (distinct == 0) return {documents, 0, 1};
  double xx = 0;
  double xy = 0;
  // Through the last point, from which the law goes on.
  for (int i = 0; i < points; ++i) {
    const double share = std::pow(first_share, 1 - static_cast<double>(i) / points);
    const double x = std::log(share);
    const double y = std::log(expected_distinct(counts, documents, share * documents) / distinct);
    xx += x * x;
    xy += x * y;
  }
  return {documents, distinct, xy / xx};
}

}  // namespace scale
