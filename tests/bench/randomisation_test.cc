// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/randomisation.h"

#include <gtest/gtest.h>

namespace relevance {
namespace {

constexpr double least = 1.0 / (permutations + 1);

TEST(Randomisation, NoDifferenceIsOne) {
  EXPECT_EQ(p_value({}, 1), 1);
  EXPECT_EQ(p_value({0, 0, 0}, 1), 1);
}

TEST(Randomisation, SymmetricalDifferencesAreOne) { EXPECT_EQ(p_value({0.3, -0.3, 0.1, -0.1, 0.2, -0.2}, 1), 1); }

TEST(Randomisation, OneDifferenceIsOne) { EXPECT_EQ(p_value({0.7}, 1), 1); }

TEST(Randomisation, EqualDifferencesHaveTwoExtremeSigns) {
  // All plus or all minus: 2 of 2^n.
  EXPECT_NEAR(p_value({1, 1, 1}, 1), 0.25, 0.02);
  EXPECT_NEAR(p_value(std::vector<double>(6, 0.1), 1), 1.0 / 32, 0.008);
}

TEST(Randomisation, ThreeUnequalDifferences) {
  // Signed sums: 0.7, 0.5, 0.3, 0.1 and their negatives.
  EXPECT_NEAR(p_value({0.1, 0.2, 0.4}, 1), 0.25, 0.02);
  EXPECT_NEAR(p_value({-0.1, 0.2, 0.4}, 1), 0.5, 0.02);
}

TEST(Randomisation, ClearWinIsTheLeastThereIs) {
  EXPECT_DOUBLE_EQ(p_value(std::vector<double>(200, 0.01), 1), least);
  EXPECT_DOUBLE_EQ(p_value(std::vector<double>(200, -0.01), 1), least);
}

TEST(Randomisation, ZerosDoNotCount) { EXPECT_EQ(p_value({0.1, 0, 0.3, 0, -0.2}, 5), p_value({0.1, 0.3, -0.2}, 5)); }

TEST(Randomisation, DoesNotDependOnScale) {
  EXPECT_EQ(p_value({0.1, 0.3, -0.2, 0.05}, 5), p_value({0.1e-9, 0.3e-9, -0.2e-9, 0.05e-9}, 5));
}

}  // namespace
}  // namespace relevance
