// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/randomisation.h"

#include <cmath>

#include "relevance/random.h"

namespace relevance {
namespace {

double sum_with_random_signs(const std::vector<double>& differences, Random& random) {
  double sum = 0;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < differences.size(); ++i, bits >>= 1) {
    if (i % 64 == 0) bits = random.bits();
    sum += bits & 1 ? differences[i] : -differences[i];
  }
  return sum;
}

}  // namespace

double p_value(const std::vector<double>& differences, std::uint64_t seed) {
  std::vector<double> unequal;
  double observed = 0;
  double magnitude = 0;
  for (const double difference : differences) {
    if (difference == 0) continue;
    unequal.push_back(difference);
    observed += difference;
    magnitude += std::abs(difference);
  }
  if (unequal.empty()) return 1;
  // Sums that are equal but for the order of their rounding.
  const double threshold = std::abs(observed) - 1e-12 * magnitude;
  Random random(seed);
  std::size_t extreme = 1;
  for (std::size_t i = 0; i < permutations; ++i) {
    if (std::abs(sum_with_random_signs(unequal, random)) >= threshold) ++extreme;
  }
  return static_cast<double>(extreme) / static_cast<double>(permutations + 1);
}

}  // namespace relevance
