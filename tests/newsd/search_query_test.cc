// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/search_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace newsd {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

TEST(SearchQuery, HoldsEveryParameter) {
  const auto query =
      parse_search({{"q", "장마 전선"},  {"limit", "5"},    {"offset", "20"},      {"sort", "newest"},
                    {"from", "2024-07"}, {"to", "2024-08"}, {"category", "날씨"},  {"category", "사회"},
                    {"tag", "비"},       {"facet", "tag"},  {"facet", "month"},    {"snippet", "80"},
                    {"correct", "true"}, {"explain", "1"},  {"half_life", "30.5"}, {"collapse", "false"},
                    {"duplicates", "1"}, {"lang", "en"},    {"offsets", "utf16"},  {"time_budget_ms", "50"}},
                   {});
  ASSERT_TRUE(query) << query.error().message;
  const malmoi::SearchRequest& request = query->request;
  EXPECT_EQ(request.query, "장마 전선");
  EXPECT_EQ(request.limit, 5);
  EXPECT_EQ(request.offset, 20);
  EXPECT_EQ(request.sort, malmoi::Sort::newest);
  EXPECT_EQ(request.from, "2024-07");
  EXPECT_EQ(request.to, "2024-08");
  EXPECT_THAT(request.categories, ElementsAre("날씨", "사회"));
  EXPECT_THAT(request.tags, ElementsAre("비"));
  EXPECT_THAT(request.facets, ElementsAre(malmoi::Facet::tag, malmoi::Facet::month));
  EXPECT_EQ(request.snippet_length, 80);
  EXPECT_TRUE(request.correct);
  EXPECT_TRUE(request.explain);
  EXPECT_EQ(request.half_life, 30.5);
  EXPECT_FALSE(request.collapse);
  EXPECT_TRUE(request.list_duplicates);
  EXPECT_EQ(request.language, malmoi::Language::en);
  EXPECT_EQ(request.time_budget, std::chrono::milliseconds(50));
  EXPECT_EQ(query->offsets, Offsets::utf16);
}

std::string refusal(const Parameters& parameters) {
  const auto query = parse_search(parameters, {});
  if (query) return "accepted";
  EXPECT_EQ(query.error().code, malmoi::ErrorCode::invalid_argument);
  return query.error().message;
}

TEST(SearchQuery, RefusesWhatItDoesNotUnderstand) {
  EXPECT_THAT(refusal({{"query", "x"}}), StartsWith("parameter query: there is none of this name; use q, limit, "));
  EXPECT_EQ(refusal({{"limit", "ten"}}), "parameter limit: must be a number from 0 to 100");
  EXPECT_EQ(refusal({{"limit", ""}}), "parameter limit: must be a number from 0 to 100");
  EXPECT_EQ(refusal({{"limit", "5 "}}), "parameter limit: must be a number from 0 to 100");
  EXPECT_EQ(refusal({{"limit", "101"}}), "parameter limit: must be a number from 0 to 100");
  EXPECT_EQ(refusal({{"limit", "-1"}}), "parameter limit: must be a number from 0 to 100");
  EXPECT_EQ(refusal({{"offset", "10001"}}), "parameter offset: must be a number from 0 to 10000");
  EXPECT_EQ(refusal({{"half_life", "nan"}}), "parameter half_life: must be a number from 0 to 36500");
  EXPECT_EQ(refusal({{"sort", "best"}}), "parameter sort: must be relevance, newest or oldest");
  EXPECT_EQ(refusal({{"facet", "author"}}), "parameter facet: must be category, tag or month");
  EXPECT_EQ(refusal({{"correct", "yes"}}), "parameter correct: must be true or false");
  EXPECT_EQ(refusal({{"q", "a"}, {"q", "b"}}), "parameter q: is there twice; give it once");
  EXPECT_EQ(refusal({{"time_budget_ms", "1001"}}), "parameter time_budget_ms: must be a number from 1 to 1000");
}

TEST(SearchQuery, IsBoundByTheServer) {
  malmoi::Settings settings;
  settings.server.max_limit = 7;
  EXPECT_TRUE(parse_search({{"limit", "7"}}, settings));
  EXPECT_FALSE(parse_search({{"limit", "8"}}, settings));
  EXPECT_FALSE(parse_suggest({{"limit", "8"}}, settings));
}

TEST(SuggestQuery, HoldsEveryParameter) {
  const auto query = parse_suggest({{"q", "대통"}, {"limit", "3"}, {"lang", "en"}, {"offsets", "utf16"}}, {});
  ASSERT_TRUE(query) << query.error().message;
  EXPECT_EQ(query->request.typed, "대통");
  EXPECT_EQ(query->request.limit, 3);
  EXPECT_EQ(query->request.language, malmoi::Language::en);
  EXPECT_EQ(query->offsets, Offsets::utf16);
  EXPECT_FALSE(parse_suggest({{"limit", "0"}}, {}));
  EXPECT_FALSE(parse_suggest({{"sort", "newest"}}, {}));
}

}  // namespace
}  // namespace newsd
