// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/instant.h"

#include <gtest/gtest.h>

#include <vector>

namespace malmoi::index {
namespace {

std::int64_t seconds(const char* text) {
  const auto at = parse_instant(text);
  EXPECT_TRUE(at) << text;
  return at ? at->unix_seconds : -1;
}

TEST(Instant, CountsSecondsFrom1970InUtc) {
  EXPECT_EQ(seconds("1970-01-01"), 0);
  EXPECT_EQ(seconds("1970-01-02T00:00:01Z"), 86401);
  EXPECT_EQ(seconds("2024-07-12T09:30:00+09:00"), 1720744200);
  EXPECT_EQ(seconds("2024-07-12t09:30:00.125+09:00"), 1720744200);
  EXPECT_EQ(seconds("2024-07-11 14:30:00-10:00"), 1720744200);
  EXPECT_EQ(seconds("1969-12-31T23:59:59z"), -1);
  EXPECT_EQ(seconds("2016-12-31T23:59:60Z"), seconds("2017-01-01T00:00:00Z"));
}

TEST(Instant, KeepsTheCalendarDayOfItsOwnZone) {
  const auto at = parse_instant("2024-01-01T00:10:00+09:00");
  ASSERT_TRUE(at);
  EXPECT_EQ(at->year, 2024);
  EXPECT_EQ(at->month, 1);
  EXPECT_EQ(at->day, 1);
}

TEST(Instant, RefusesWhatIsNoDate) {
  for (const char* text : {"",
                           "2024",
                           "2024-07",
                           "2024-7-12",
                           "2024-02-30",
                           "2023-02-29",
                           "2024-13-01",
                           "2024-00-10",
                           "2024-07-00",
                           "2024-07-12T",
                           "2024-07-12T09:30",
                           "2024-07-12T09:30:00",
                           "2024-07-12T24:00:00Z",
                           "2024-07-12T25:00:00Z",
                           "2024-07-12T09:60:00Z",
                           "2024-07-12T09:30:61Z",
                           "2024-07-12T09:30:00.Z",
                           "2024-07-12T09:30:00+0900",
                           "2024-07-12T09:30:00+24:00",
                           "2024-07-12T09:30:00+09:60",
                           "2024-07-12T09:30:00Zz",
                           "2024-07-12 ",
                           " 2024-07-12",
                           "-024-07-12",
                           "２０２４-07-12"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
  EXPECT_TRUE(parse_instant("2024-02-29"));
}

TEST(Instant, SortsAsBytesBothWays) {
  const std::vector<std::int64_t> ascending = {
      seconds("0000-01-01"), seconds("0001-01-01"),           seconds("1969-12-31"),          -1, 0, 1, 255, 256, 65536,
      seconds("2024-07-12"), seconds("2024-07-12T00:00:01Z"), seconds("9999-12-31T23:59:60Z")};
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    EXPECT_LT(sortable_instant(ascending[i - 1]), sortable_instant(ascending[i])) << i;
    EXPECT_GT(sortable_instant_backwards(ascending[i - 1]), sortable_instant_backwards(ascending[i])) << i;
  }
  EXPECT_EQ(sortable_instant(0).size(), 5U);
}

TEST(Instant, StaysInBoundsOutsideTheYears) {
  EXPECT_EQ(sortable_instant(INT64_MIN / 2), sortable_instant(seconds("0000-01-01")));
  EXPECT_EQ(sortable_instant(INT64_MAX / 2), std::string(5, '\xFF'));
  EXPECT_EQ(sortable_instant_backwards(INT64_MAX / 2), std::string(5, '\0'));
}

}  // namespace
}  // namespace malmoi::index
