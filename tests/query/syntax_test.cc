// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/syntax.h"

#include <gtest/gtest.h>

namespace malmoi::query {
namespace {

struct Case {
  const char* text;
  std::uint32_t from;
  std::uint32_t to;
};

TEST(Syntax, ReadsDays) {
  for (const Case& each : {Case{"2024-07-12", 20240712, 20240712},
                           {"2024-07", 20240701, 20240731},
                           {"2024", 20240101, 20241231},
                           {"2024-02", 20240201, 20240229},
                           {"2023-02", 20230201, 20230228},
                           {"1900-02", 19000201, 19000228},
                           {"2000-02-29", 20000229, 20000229},
                           {"0001-01-01", 10101, 10101},
                           {"9999-12-31", 99991231, 99991231}}) {
    DayRange days;
    ASSERT_TRUE(parse_days(each.text, days)) << each.text;
    EXPECT_EQ(days.from, each.from) << each.text;
    EXPECT_EQ(days.to, each.to) << each.text;
  }
}

TEST(Syntax, RefusesWhatIsNoDay) {
  for (const char* text :
       {"",           "2",           "202",           "20240",      "2024-",      "2024-7",     "2024-13",
        "2024-00",    "2024-07-",    "2024-07-1",     "2024-07-32", "2024-07-00", "2023-02-29", "1900-02-29",
        "2024-04-31", "2024-07-123", "2024-07-12-",   "0000",       "2024/07/12", "2024.07",    " 2024",
        "-2024",      "2024-+7",     "2024-07-12T00", "어제"}) {
    DayRange days;
    EXPECT_FALSE(parse_days(text, days)) << text;
    EXPECT_EQ(days.from, 0u) << text;
    EXPECT_EQ(days.to, 99999999u) << text;
  }
}

TEST(Syntax, PrintsEachKindOfNode) {
  Node word{NodeKind::word, "한미", Field::any, {}, true, {}};
  Node phrase{NodeKind::phrase, "핵 작전", Field::title, {}, false, {}};
  Node until{NodeKind::date, "", Field::any, {0, 20240731}, false, {}};
  Node negated{NodeKind::none_of, "", Field::any, {}, false, {word}};
  Node list{NodeKind::list, "", Field::any, {}, false, {word, phrase, until, negated}};
  EXPECT_EQ(to_string(list), "(list +word:한미 title.phrase:\"핵 작전\" date:..20240731 (not +word:한미))");
  EXPECT_EQ(to_string(Node()), "(list)");
}

}  // namespace
}  // namespace malmoi::query
