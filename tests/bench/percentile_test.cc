// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/percentile.h"

#include <gtest/gtest.h>

namespace measure {
namespace {

TEST(Percentile, NearestRankOfSortedValues) {
  const std::vector<double> values = {5, 1, 4, 2, 3};
  EXPECT_EQ(percentile(values, 0), 1);
  EXPECT_EQ(percentile(values, 0.5), 3);
  EXPECT_EQ(percentile(values, 0.9), 5);
  EXPECT_EQ(percentile(values, 1), 5);
  EXPECT_EQ(percentile({7}, 0.99), 7);
}

}  // namespace
}  // namespace measure
