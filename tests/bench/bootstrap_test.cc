// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/bootstrap.h"

#include <gtest/gtest.h>

#include <numeric>

namespace relevance {
namespace {

TEST(Bootstrap, EqualValuesHaveNoSpread) {
  const Interval interval = percentile_interval(resampled_means(std::vector<double>(50, 0.25), 1));
  EXPECT_DOUBLE_EQ(interval.low, 0.25);
  EXPECT_DOUBLE_EQ(interval.high, 0.25);
}

TEST(Bootstrap, IntervalOfCoinsIsThatOfTheBinomialDistribution) {
  std::vector<double> coins(400, 0);
  std::fill_n(coins.begin(), 200, 1.0);
  const Interval interval = percentile_interval(resampled_means(coins, 7));
  // 0.5 +- 1.96 * sqrt(0.25 / 400)
  EXPECT_NEAR(interval.low, 0.451, 0.004);
  EXPECT_NEAR(interval.high, 0.549, 0.004);
}

TEST(Bootstrap, PercentilesLeaveAFortiethAtEachEnd) {
  std::vector<double> means(1000);
  std::iota(means.rbegin(), means.rend(), 0.0);
  const Interval interval = percentile_interval(means);
  EXPECT_EQ(interval.low, 25);
  EXPECT_EQ(interval.high, 974);
}

TEST(Bootstrap, SeedDecides) {
  const std::vector<double> values = {0, 0.5, 1, 0.25};
  EXPECT_EQ(resampled_means(values, 3), resampled_means(values, 3));
  EXPECT_NE(resampled_means(values, 3), resampled_means(values, 4));
}

TEST(Bootstrap, NothingToResample) {
  const Interval interval = percentile_interval(resampled_means({}, 1));
  EXPECT_EQ(interval.low, 0);
  EXPECT_EQ(interval.high, 0);
}

}  // namespace
}  // namespace relevance
