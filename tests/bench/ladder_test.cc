// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/ladder.h"

#include <gtest/gtest.h>

#include <cstring>
#include <type_traits>

namespace relevance {
namespace {

bool equal(const malmoi::RankingSettings& a, const malmoi::RankingSettings& b) {
  static_assert(std::is_trivially_copyable_v<malmoi::RankingSettings>);
  return std::memcmp(&a, &b, sizeof a) == 0;
}

TEST(Ladder, EndsAtTheFullRanking) {
  malmoi::RankingSettings full;
  full.k1 = 1.7;
  full.title_weight = 0.6;
  EXPECT_TRUE(equal(ladder(full).back().ranking, full));
}

TEST(Ladder, EachStepChangesSomething) {
  const std::vector<Rung> rungs = ladder({});
  for (std::size_t i = 1; i < rungs.size(); ++i) {
    EXPECT_FALSE(equal(rungs[i - 1].ranking, rungs[i].ranking)) << rungs[i].name;
  }
}

TEST(Ladder, BeginsWithPairsAlone) {
  const malmoi::RankingSettings first = ladder({}).front().ranking;
  EXPECT_EQ(first.mixed_weight, 0);
  EXPECT_EQ(first.title_weight, 0);
  EXPECT_EQ(first.word_weight, 0);
  EXPECT_EQ(first.pair_weight, 0);
  EXPECT_EQ(first.all_words_bonus, 0);
}

}  // namespace
}  // namespace relevance
