// SPDX-License-Identifier: GPL-2.0-or-later
#include "latency/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace latency {
namespace {

using testing::HasSubstr;

measure::Pass pass_of(std::vector<double> milliseconds, double queries_per_second) {
  return {std::move(milliseconds), 1.5, queries_per_second};
}

Report sample() {
  return {{{"a", "버스"}, {"b", "버스 노선"}, {"c", " 도서관  개관 "}},
          {{"100 ids", pass_of({9, 8, 7}, 100), pass_of({1, 2, 4}, 400), pass_of({2, 3, 5}, 760)}},
          2};
}

TEST(LatencyReport, LengthIsInWords) {
  EXPECT_EQ(length_in_words(""), 0);
  EXPECT_EQ(length_in_words(" 버스  노선 "), 2);
}

TEST(LatencyReport, PercentilesAndSpeedUp) {
  const auto object = to_json(sample());
  EXPECT_EQ(object["queries"], 3);
  const auto& ids = object["answers"][0];
  EXPECT_EQ(ids["cold"]["p50_ms"], 8);
  EXPECT_EQ(ids["warm"]["p50_ms"], 2);
  EXPECT_EQ(ids["warm"]["max_ms"], 4);
  EXPECT_NEAR(ids["warm"]["mean_ms"], 7.0 / 3, 1e-9);
  EXPECT_NEAR(ids["speed_up"], 1.9, 1e-9);
}

TEST(LatencyReport, QueriesByLength) {
  const auto lengths = to_json(sample())["answers"][0]["by_length"];
  ASSERT_EQ(lengths.size(), 2);
  EXPECT_EQ(lengths[0]["length"], "1 word");
  EXPECT_EQ(lengths[0]["queries"], 1);
  EXPECT_EQ(lengths[0]["max_ms"], 1);
  EXPECT_EQ(lengths[1]["length"], "2 words");
  EXPECT_EQ(lengths[1]["queries"], 2);
  EXPECT_THAT(markdown(sample()), HasSubstr("| 100 ids | 2 words | 2 | 3.00 |"));
}

}  // namespace
}  // namespace latency
