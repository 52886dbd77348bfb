// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "random_articles.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

Article article(std::string id, std::string title, std::string body = {}, std::string published = {}) {
  Article made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.body = std::move(body);
  made.published = std::move(published);
  return made;
}

const TestIndex& summit() {
  static const TestIndex index = [] {
    Article seed = article("정상회담", "한미 정상, 핵작전지침에 서명",
                           "두 정상은 핵 작전 지침을 승인했다.\n하와이에서 만났다.", "2024-07-12T09:00:00+09:00");
    seed.excerpt = "연대를 다졌다";
    seed.categories = {"News"};
    seed.tags = {"외교"};
    seed.author = "김말모";
    Article other = article("러시아", "러북 조약과 우크라이나", "러시아는 우크라이나와 IP4를 비난했다.", "2024-06-20");
    other.categories = {"국제"};
    return TestIndex({seed, other,
                      article("남북", "남북한 미국과 대화", "남북한 미국 대표가 만났다. ＮＣＧ는 열리지 않았다."),
                      article("도서관", "마을 도서관 개관", "전국 300곳의 도서관이 문을 연다.", "2024-07-01")});
  }();
  return index;
}

struct Case {
  const char* query;
  std::vector<std::string> ids;
};

TEST(Searcher, AnswersTheQueryLanguage) {
  const Case cases[] = {
      {"\"핵 작전 지침\"", {"정상회담"}},
      {"\"핵작전지침\"", {"정상회담"}},
      {"\"지침 작전 핵\"", {}},
      {"\"북한 미국\"", {}},
      {"\"남북한 미국\"", {"남북"}},
      {"\"한미\"", {"정상회담"}},
      {"+하와이", {"정상회담"}},
      {"title:하와이", {}},
      {"body:하와이", {"정상회담"}},
      {"excerpt:연대", {"정상회담"}},
      {"title:러북", {"러시아"}},
      {"+러시아 -우크라이나", {}},
      {"러시아 NOT IP4", {}},
      {"category:news", {"정상회담"}},
      {"tag:외교", {"정상회담"}},
      {"author:김말모", {"정상회담"}},
      {"IP4", {"러시아"}},
      {"NCG", {"남북"}},
      {"ＮＣＧ", {"남북"}},
      {"+핵", {"정상회담"}},
      {"도서*", {"도서관"}},
      {"date:2024-07", {"정상회담", "도서관"}},
      {"date:2024-06-20..2024-07-01", {"도서관", "러시아"}},
      {"date:..2024-06-30", {"러시아"}},
      {"+(하와이 OR 도서관) date:2024-07-12..", {"정상회담"}},
      {"(하와이 AND 핵) OR (도서관 AND 전국)", {"정상회담", "도서관"}},
  };
  for (const Case& each : cases) {
    EXPECT_THAT(summit().ids(each.query), testing::UnorderedElementsAreArray(each.ids)) << each.query;
  }
}

TEST(Searcher, WordsOfOneSyllableAreFoundHoweverTheyAreSpaced) {
  const TestIndex index({article("dotted", "한·미 연합 훈련", "", ""), article("letter", "한ㆍ미 연합 훈련", "", ""),
                         article("plain", "한미 연합 훈련", "", ""), article("apart", "한 시민과 미 군함", "", ""),
                         article("year", "몇 년 만에 열린 축제", "", ""),
                         article("glued", "몇년 만에 열린 축제", "", "")});
  for (const char* query : {"한미", "한·미", "한ㆍ미", "한-미", "+한미", "\"한미\"", "\"한ㆍ미\"", "title:한·미"}) {
    EXPECT_THAT(index.ids(query), testing::UnorderedElementsAre("dotted", "letter", "plain")) << query;
  }
  EXPECT_THAT(index.ids("몇년"), testing::UnorderedElementsAre("year", "glued"));
  EXPECT_TRUE(index.search("몇년 축제").warnings.empty());
}

TEST(Searcher, ReadsDecomposedHangul) {
  EXPECT_THAT(summit().ids("\"\u1112\u1162\u11A8작전지침\""), ElementsAre("정상회담"));
}

TEST(Searcher, AnEmptyQueryIsEverythingNewestFirst) {
  EXPECT_THAT(summit().ids(""), ElementsAre("정상회담", "도서관", "러시아", "남북"));
}

TEST(Searcher, RequestFiltersAndSort) {
  SearchRequest request;
  request.from = "2024-07";
  request.sort = Sort::oldest;
  EXPECT_THAT(TestIndex::ids(summit().search(request)), ElementsAre("도서관", "정상회담"));
  request = {};
  request.categories = {"NEWS", "국제"};
  EXPECT_THAT(TestIndex::ids(summit().search(request)), ElementsAre("정상회담", "러시아"));
  request.tags = {"외교"};
  EXPECT_THAT(TestIndex::ids(summit().search(request)), ElementsAre("정상회담"));
  request = {};
  request.sort = Sort::oldest;
  EXPECT_THAT(TestIndex::ids(summit().search(request)), ElementsAre("러시아", "도서관", "정상회담", "남북"));
}

TEST(Searcher, CountsFacetsOfAllMatches) {
  SearchRequest request;
  request.limit = 1;
  request.facets = {Facet::category, Facet::tag, Facet::month};
  const SearchResults results = summit().search(request);
  EXPECT_EQ(results.total.value, 4u);
  EXPECT_TRUE(results.total.exact);
  ASSERT_THAT(results.facets, SizeIs(3));
  ASSERT_THAT(results.facets[0].counts, SizeIs(2));
  EXPECT_EQ(results.facets[0].counts[0].value, "News");
  ASSERT_THAT(results.facets[1].counts, SizeIs(1));
  ASSERT_THAT(results.facets[2].counts, SizeIs(2));
  EXPECT_EQ(results.facets[2].counts[0].value, "2024-07");
  EXPECT_EQ(results.facets[2].counts[0].count, 2u);
}

std::vector<std::string> warnings(const std::string& query, Language language) {
  SearchRequest request;
  request.query = query;
  request.language = language;
  return summit().search(request).warnings;
}

TEST(Searcher, WarnsInBothLanguages) {
  const std::pair<const char*, const char*> cases[] = {{"\"핵 작전", "quote"},
                                                       {"(핵", "parenthesis"},
                                                       {"핵 AND", "operator"},
                                                       {"date:어제", "date"},
                                                       {"title:", "nothing to look for"},
                                                       {"핵 !!!", "no letter"},
                                                       {"ㄳ", "jamo"},
                                                       {"핵 \xFF", "UTF-8"},
                                                       {"핵 쿠알라룸푸르", "in no article"},
                                                       {"어떻게", "function words"}};
  for (const auto& [query, words] : cases) {
    EXPECT_THAT(warnings(query, Language::en), Contains(HasSubstr(words))) << query;
    EXPECT_THAT(warnings(query, Language::ko), Not(IsEmpty())) << query;
  }
}

TEST(Searcher, WhatHasNoLetterIsLeftOut) {
  EXPECT_THAT(summit().ids("+하와이 +\"!!!\" -... (?? OR title:--)"), ElementsAre("정상회담"));
}

TEST(Searcher, APhraseWithALineBreakIsOfOneBlock) {
  EXPECT_THAT(summit().ids("\"작전\n지침을\""), ElementsAre("정상회담"));
  EXPECT_THAT(summit().ids("\"승인했다 하와이\""), IsEmpty());
  EXPECT_THAT(summit().ids("\"승인했다\n하와이\""), IsEmpty());
}

TEST(Searcher, WordsOfNoArticleAreLeftOutUnlessRequired) {
  EXPECT_THAT(summit().ids("하와이 쿠알라룸푸르"), ElementsAre("정상회담"));
  EXPECT_THAT(summit().ids("하와이 +쿠알라룸푸르"), IsEmpty());
  EXPECT_THAT(warnings("하와이 +쿠알라룸푸르", Language::en), Contains(HasSubstr("required")));
}

TEST(Searcher, AMatchHasAContentWord) {
  const TestIndex index(
      {article("가", "어떻게 지내나"), article("나", "도서관은 어떻게 쓰나"), article("다", "도서관")});
  EXPECT_THAT(index.ids("도서관 어떻게"), UnorderedElementsAre("나", "다"));
  EXPECT_THAT(index.ids("쿠알라룸푸르 어떻게"), UnorderedElementsAre("가", "나"));
  EXPECT_THAT(index.ids("어떻게"), UnorderedElementsAre("가", "나"));
}

TEST(Searcher, RefusesWhatIsOutOfRange) {
  const auto code = [](auto change) {
    SearchRequest request;
    change(request);
    const auto results = summit().searcher().search(request);
    return results ? ErrorCode::internal : results.error().code;
  };
  EXPECT_EQ(code([](auto& r) { r.limit = 10001; }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([](auto& r) { r.offset = 100000; }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([](auto& r) { r.offset = 0xFFFFFFFF; }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([](auto& r) { r.snippet_length = 2001; }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([](auto& r) { r.from = "2024-13"; }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([](auto& r) { r.to = "내일"; }), ErrorCode::invalid_argument);
}

TEST(Searcher, AnyQueryIsAnswered) {
  std::mt19937 random(1);
  std::vector<std::string> queries = {
      std::string(10000, '"'),   std::string(10000, '('),     std::string(10000, '-'),          std::string(10000, '*'),
      std::string(1 << 20, 'a'), std::string(300, 'a') + "*", "title:" + std::string(300, 'a'), std::string(1, '\0')};
  std::string syllables;
  while (syllables.size() < 1 << 20) syllables += "가";
  queries.push_back(syllables);
  queries.push_back("\"" + syllables.substr(0, 30000) + "\"");
  queries.push_back("\"" + syllables.substr(0, 30000));
  queries.push_back("category:" + syllables.substr(0, 9000));
  for (int i = 0; i < 300; ++i) {
    std::string bytes(random() % 200, ' ');
    for (char& c : bytes) c = static_cast<char>(random());
    queries.push_back(bytes);
  }
  for (const std::string& query : queries) {
    SearchRequest request;
    request.query = query;
    request.facets = {Facet::category};
    request.explain = true;
    const auto results = summit().searcher().search(request);
    EXPECT_TRUE(results) << query.substr(0, 40) << results.error().message;
  }
}

TEST(Searcher, GivesStoredArticles) {
  const auto found = summit().searcher().article("도서관");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->title, "마을 도서관 개관");
  const auto missing = summit().searcher().article("없음");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
}

constexpr const char* ranked_queries[] = {"한미 정상회담",    "대통령 지침",   "도로", "미국 +회담", "핵",
                                          "서울시 시장 장관", "\"작전 지침\"", "韓美", "-핵"};

TEST(Searcher, PagesJoinToTheWhole) {
  auto articles = RandomArticles(3).articles(300);
  for (Article& each : articles) each.published = each.published.empty() ? "" : "2024-07-1" + each.published.substr(9);
  const TestIndex index(articles);
  for (const char* query : ranked_queries) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      SearchRequest request;
      request.query = query;
      request.sort = sort;
      request.snippet_length = 0;
      request.limit = 1000;
      const auto whole = TestIndex::ids(index.search(request));
      std::vector<std::string> pages;
      for (request.limit = 7; request.offset < whole.size(); request.offset += request.limit) {
        for (const std::string& id : TestIndex::ids(index.search(request))) pages.push_back(id);
      }
      EXPECT_EQ(pages, whole) << query;
    }
  }
}

TEST(Searcher, ScoresFallAndTiesGoByDateAndId) {
  const auto articles = RandomArticles(4).articles(300);
  const TestIndex index(articles);
  for (const char* query : ranked_queries) {
    const SearchResults results = index.search(query);
    for (std::size_t i = 1; i < results.hits.size(); ++i) {
      const Hit& a = results.hits[i - 1];
      const Hit& b = results.hits[i];
      ASSERT_GE(a.score, b.score) << query;
      if (a.score != b.score) continue;
      ASSERT_GE(a.published, b.published) << query;
      if (a.published == b.published) {
        ASSERT_LT(a.id, b.id) << query;
      }
    }
  }
}

TEST(Searcher, AnswersDoNotDependOnShards) {
  const auto articles = RandomArticles(5).articles(400);
  const TestIndex one(articles);
  TestIndex many, renewed;
  for (std::size_t part = 0; part < 8; ++part)
    many.commit({articles.begin() + 50 * part, articles.begin() + 50 * (part + 1)});
  std::vector<Article> older(articles.rbegin(), articles.rend());
  for (Article& each : older) each.body = "예전 판";
  renewed.commit(older);
  renewed.commit({articles.begin() + 100, articles.end()});
  renewed.commit({articles.begin(), articles.begin() + 100});
  renewed.compact();
  for (const char* query : ranked_queries) {
    const SearchResults expected = one.search(query);
    for (const TestIndex* index : {&many, &renewed}) {
      const SearchResults results = index->search(query);
      EXPECT_EQ(TestIndex::ids(results), TestIndex::ids(expected)) << query;
      ASSERT_EQ(results.hits.size(), expected.hits.size());
      for (std::size_t i = 0; i < results.hits.size(); ++i)
        EXPECT_NEAR(results.hits[i].score, expected.hits[i].score, 1e-6);
    }
  }
}

TEST(Searcher, ExplanationsSumToTheScore) {
  const TestIndex index(RandomArticles(6).articles(200));
  for (const char* query : ranked_queries) {
    SearchRequest request;
    request.query = query;
    request.limit = 150;
    request.explain = true;
    for (const Hit& hit : index.search(request).hits) {
      ASSERT_TRUE(hit.explanation);
      EXPECT_EQ(hit.explanation->score, hit.score);
      double sum = 0;
      for (const Explanation& part : hit.explanation->parts) {
        sum += part.score;
        double terms = 0;
        for (const Explanation& term : part.parts) terms += term.score;
        if (!part.parts.empty()) {
          EXPECT_NEAR(terms, part.score, 1e-5);
        }
      }
      EXPECT_NEAR(sum, hit.score, 1e-5) << query << ' ' << hit.id;
    }
  }
}

TEST(Searcher, TotalsThatAreNotExactSayWhy) {
  std::vector<Article> articles;
  for (int i = 0; i < 14000; ++i) {
    std::string body = "작전 지침";
    for (int words = i % 50; words > 0; --words) body += " 도서관";
    articles.push_back(article(std::to_string(i), "핵 작전", body));
  }
  const TestIndex index(articles);
  SearchRequest request;
  request.query = "\"작전 지침\"";
  SearchResults results = index.search(request);
  EXPECT_FALSE(results.total.exact);
  EXPECT_NEAR(static_cast<double>(results.total.value), 14000, 1400);
  request.facets = {Facet::category};
  request.language = Language::en;
  results = index.search(request);
  EXPECT_FALSE(results.total.exact);
  EXPECT_THAT(results.warnings, Contains(HasSubstr("estimate")));
}

}  // namespace
}  // namespace malmoi::search
