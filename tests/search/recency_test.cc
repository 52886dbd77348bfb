// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/recency.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "random_articles.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::ElementsAre;

Article article(std::string id, std::string published, std::string body = "가을 축제가 열린다.") {
  Article made;
  made.id = std::move(id);
  made.title = "소식";
  made.body = std::move(body);
  made.published = std::move(published);
  return made;
}

SearchRequest request(const std::string& query, std::optional<double> half_life) {
  SearchRequest made;
  made.query = query;
  made.half_life = half_life;
  made.collapse = false;
  made.explain = true;
  return made;
}

std::map<std::string, double> scores(const SearchResults& results) {
  std::map<std::string, double> all;
  for (const Hit& hit : results.hits) all[hit.id] = hit.score;
  return all;
}

Settings without_bonus() {
  Settings settings;
  settings.ranking.all_words_bonus = 0;
  return settings;
}

TEST(Recency, FollowsItsFormula) {
  const TestIndex index({article("오늘", "2024-03-31"), article("한달", "2024-03-01"), article("두달", "2024-01-31"),
                         article("없음", "")},
                        without_bonus());
  const auto plain = scores(index.search(request("축제", 0)));
  const SearchResults results = index.search(request("축제", 30));
  const auto aged = scores(results);
  EXPECT_NEAR(aged.at("오늘"), plain.at("오늘"), 1e-5);
  EXPECT_NEAR(aged.at("한달"), plain.at("한달") * 0.75, 1e-5);
  EXPECT_NEAR(aged.at("두달"), plain.at("두달") * 0.625, 1e-5);
  EXPECT_NEAR(aged.at("없음"), plain.at("없음") * 0.5, 1e-5) << "as if it were infinitely old";
  EXPECT_THAT(TestIndex::ids(results), ElementsAre("오늘", "한달", "두달", "없음"));
}

TEST(Recency, CountsFromTheInstantThatIsAskedFor) {
  const TestIndex index({article("새", "2024-03-31"), article("헌", "2024-03-01")}, without_bonus());
  const auto plain = scores(index.search(request("축제", 0)));
  SearchRequest asked = request("축제", 30);
  asked.now = "2024-03-01";
  const auto aged = scores(index.search(asked));
  EXPECT_NEAR(aged.at("새"), plain.at("새"), 1e-5) << "no article gains by coming later";
  EXPECT_NEAR(aged.at("헌"), plain.at("헌"), 1e-5);
  asked.now = "2024-04-30T00:00:00Z";
  EXPECT_NEAR(scores(index.search(asked)).at("새"), plain.at("새") * 0.75, 1e-5);
}

TEST(Recency, LeavesTheBonusOfEveryWordAlone) {
  const TestIndex index({article("옛", "1990-01-01"), article("새", "2024-03-31", "가을이 온다.")});
  const double bonus = index.settings().ranking.all_words_bonus;
  const auto plain = scores(index.search(request("가을 축제", 0)));
  const SearchResults results = index.search(request("가을 축제", 1));
  EXPECT_THAT(TestIndex::ids(results), ElementsAre("옛", "새"));
  EXPECT_NEAR(scores(results).at("옛"), bonus + (plain.at("옛") - bonus) / 2, 1e-5);
}

TEST(Recency, ComesFromTheSettingsToo) {
  Settings settings = without_bonus();
  settings.ranking.half_life = 30;
  settings.ranking.recency_weight = 1;
  const TestIndex index({article("오늘", "2024-03-31"), article("한달", "2024-03-01"), article("없음", "")}, settings);
  const auto plain = scores(index.search(request("축제", 0)));
  const SearchResults results = index.search(request("축제", {}));
  EXPECT_NEAR(scores(results).at("한달"), plain.at("한달") * 0.5, 1e-5);
  EXPECT_EQ(results.hits.size(), 3U) << "nothing is left of the undated one's score, but it matches";
}

TEST(Recency, RefusesWhatIsNoHalfLifeAndNoDate) {
  const TestIndex index({article("오늘", "2024-03-31")});
  for (const double bad : {-1.0, 36501.0, std::nan("")}) {
    const auto refused = index.searcher().search(request("축제", bad));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
  }
  SearchRequest asked = request("축제", 30);
  asked.now = "어제";
  const auto refused = index.searcher().search(asked);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
}

TEST(Recency, WorksOnAnEmptyIndexAndOnUndatedArticles) {
  EXPECT_TRUE(TestIndex().search(request("축제", 30)).hits.empty());
  EXPECT_EQ(TestIndex({article("없음", "")}).search(request("축제", 30)).hits.size(), 1U);
}

// Whatever the query: scores never rise down the list, all parts add up, no match is lost, and pages fit together.
TEST(Recency, KeepsTheRulesOfRanking) {
  const TestIndex index(RandomArticles(11).articles(300));
  for (const char* query : {"도서관", "서울 시민", "+정부 한미", "축제 -서울", "\"도서관\" 개관"}) {
    SearchRequest asked = request(query, 60);
    asked.limit = 1000;
    const SearchResults all = index.search(asked);
    EXPECT_EQ(all.total.value, index.search(request(query, 0)).total.value) << query;
    EXPECT_EQ(all.hits.size(), all.total.value) << query;
    for (std::size_t i = 0; i < all.hits.size(); ++i) {
      EXPECT_LE(all.hits[i].score, all.hits[i > 0 ? i - 1 : 0].score) << query;
      double sum = 0;
      for (const Explanation& part : all.hits[i].explanation->parts) sum += part.score;
      EXPECT_NEAR(sum, all.hits[i].score, 1e-4) << query << " " << all.hits[i].id;
    }
    asked.limit = 10;
    std::vector<std::string> paged;
    for (; asked.offset < all.hits.size(); asked.offset += asked.limit) {
      for (const std::string& id : TestIndex::ids(index.search(asked))) paged.push_back(id);
    }
    EXPECT_EQ(paged, TestIndex::ids(all)) << query;
  }
}

}  // namespace
}  // namespace malmoi::search
