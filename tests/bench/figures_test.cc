// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/figures.h"

#include <gtest/gtest.h>

#include "bench/set_result.h"

namespace relevance {
namespace {

TEST(Figures, MacroWeighsSetsAlike) {
  const auto all = figures({"x", {set_result("small", {1, 0}), set_result("large", {0.2, 0.2, 0.2, 0.2, 0.2, 0.2})}});
  ASSERT_EQ(all.size(), 3);
  EXPECT_EQ(all[0].set, "small");
  EXPECT_DOUBLE_EQ(all[0].average[ndcg_10], 0.5);
  EXPECT_EQ(all[0].ndcg_interval.low, 0);
  EXPECT_EQ(all[0].ndcg_interval.high, 1);
  EXPECT_EQ(all[2].set, "macro");
  EXPECT_EQ(all[2].queries, 8);
  EXPECT_DOUBLE_EQ(all[2].average[recall_100], 0.35);
  // Only the small set varies, from 0 to 1, and it is half of the average.
  EXPECT_NEAR(all[2].ndcg_interval.low, 0.1, 1e-9);
  EXPECT_NEAR(all[2].ndcg_interval.high, 0.6, 1e-9);
}

TEST(Figures, OneSetNeedsNoMacro) { EXPECT_EQ(figures({"x", {set_result("only", {1, 0})}}).size(), 1); }

TEST(Figures, IntervalDoesNotDependOnOtherSets) {
  const SetResult wanted = set_result("wanted", {0.1, 0.5, 0.9, 0.3, 0.4, 0.8});
  const auto alone = figures({"x", {wanted}});
  const auto second = figures({"x", {set_result("other", {1, 0, 1}), wanted}});
  EXPECT_EQ(alone[0].ndcg_interval.low, second[1].ndcg_interval.low);
  EXPECT_EQ(alone[0].ndcg_interval.high, second[1].ndcg_interval.high);
}

TEST(Figures, LatencyWhereMeasured) {
  SetResult timed = set_result("timed", {1});
  timed.milliseconds = {5, 1, 2, 4, 3};
  EXPECT_FALSE(figures({"x", {set_result("only", {1})}})[0].latency);
  const auto latency = figures({"x", {timed}})[0].latency;
  ASSERT_TRUE(latency);
  EXPECT_EQ(latency->p50, 3);
  EXPECT_EQ(latency->p99, 5);
}

}  // namespace
}  // namespace relevance
