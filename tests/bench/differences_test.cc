// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/differences.h"

#include <gtest/gtest.h>

#include "bench/set_result.h"

namespace relevance {
namespace {

TEST(Differences, FirstMinusSecondWithMacro) {
  const System first{"first", {set_result("a", {1, 1, 0.5}), set_result("b", {0.2})}};
  const System second{"second", {set_result("a", {0.5, 1, 0.4}), set_result("b", {0.8})}};
  const auto all = differences(first, second);
  ASSERT_EQ(all.size(), 3);
  EXPECT_NEAR(all[0].delta[ndcg_10], 0.2, 1e-12);
  EXPECT_NEAR(all[1].delta[ndcg_10], -0.6, 1e-12);
  EXPECT_NEAR(all[2].delta[ndcg_10], -0.2, 1e-12);
  EXPECT_NEAR(all[2].delta[recall_100], -0.2, 1e-12);
  // 0.5 and 0.1 add up to as much where their signs are alike.
  EXPECT_NEAR(all[0].p, 0.5, 0.02);
  EXPECT_EQ(all[1].p, 1);
  // -0.6/2 outweighs 0.5/6 and 0.1/6: whatever their signs, no sum is nearer to 0 than -0.2.
  EXPECT_EQ(all[2].p, 1);
}

TEST(Differences, AgainstItself) {
  const System system{"x", {set_result("a", {1, 0, 0.5}), set_result("b", {0.2})}};
  for (const Difference& difference : differences(system, system)) {
    EXPECT_EQ(difference.delta, Scores{});
    EXPECT_EQ(difference.p, 1);
  }
}

}  // namespace
}  // namespace relevance
