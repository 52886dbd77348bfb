// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/collapse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "analysis/chain.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* harbour =
    "나루시는 낡은 어시장을 헐고 그 자리에 해산물 장터와 작은 공연장을 짓는다. 공사는 봄에 시작해 두 해 동안 이어진다. "
    "상인들은 그동안 부두 옆 임시 건물에서 장사한다. 시는 주차장을 지하로 옮기고 바다를 따라 걷는 길을 낸다. "
    "어민 단체는 새벽 경매가 끊기지 않게 해 달라고 요구했다. 시는 경매장을 먼저 옮긴 뒤에 헐겠다고 답했다.";
constexpr const char* school =
    "산마을 초등학교가 문을 닫은 지 열 해 만에 마을 도서관으로 다시 열린다. 주민들이 책 삼천 권을 모았고 교실 두 칸을 "
    "손수 고쳤다. 토요일마다 어르신이 아이들에게 옛이야기를 들려준다. 군청은 난방비를 대기로 했다. 졸업생 모임은 "
    "운동장에 나무를 심었다. 첫날에는 이웃 마을에서도 손님이 찾아와 국수를 나누어 먹었다.";

Article article(std::string id, std::string title, std::string body, std::string published) {
  Article made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.body = std::move(body);
  made.published = std::move(published);
  made.url = "/" + made.id;
  return made;
}

const TestIndex& wires() {
  static const TestIndex index({
      article("통신", "나루시 어시장 새로 짓는다", harbour, "2024-03-01"),
      article("일보", "어시장 헐고 장터와 공연장", std::string("(나루=가온일보) 이한솔 기자 = ") + harbour,
              "2024-03-02"),
      article("방송", "어시장이 장터로", std::string(harbour) + " 보도국입니다.", "2024-03-03"),
      article("학교", "어시장 옆 폐교가 도서관으로", school, "2024-03-04"),
      article("짧은", "어시장 소식", "어시장 공사가 시작된다.", "2024-03-05"),
      article("짧은2", "어시장 소식", "어시장 공사가 시작된다.", "2024-03-06"),
  });
  return index;
}

SearchRequest request(const std::string& query, Sort sort = Sort::relevance) {
  SearchRequest made;
  made.query = query;
  made.sort = sort;
  return made;
}

TEST(Collapse, FoldsCopiesIntoTheBestRankedAndCountsThem) {
  SearchRequest newest = request("어시장", Sort::newest);
  newest.list_duplicates = true;
  const SearchResults results = wires().search(newest);
  EXPECT_THAT(TestIndex::ids(results), ElementsAre("짧은2", "짧은", "학교", "방송"));
  const Hit& folded = results.hits[3];
  EXPECT_EQ(folded.duplicates, 2U);
  ASSERT_EQ(folded.duplicate_list.size(), 2U);
  EXPECT_EQ(folded.duplicate_list[0].id, "일보");
  EXPECT_EQ(folded.duplicate_list[0].title, "어시장 헐고 장터와 공연장");
  EXPECT_EQ(folded.duplicate_list[0].url, "/일보");
  EXPECT_EQ(folded.duplicate_list[0].published, "2024-03-02");
  EXPECT_EQ(folded.duplicate_list[1].id, "통신");
  EXPECT_EQ(results.hits[0].duplicates, 0U) << "too short to tell";
  const SearchResults oldest = wires().search(request("어시장", Sort::oldest));
  EXPECT_THAT(TestIndex::ids(oldest), ElementsAre("통신", "학교", "짧은", "짧은2"));
}

TEST(Collapse, LeavesTotalsAndFacetsAlone) {
  SearchRequest asked = request("어시장");
  asked.facets = {Facet::month};
  const SearchResults results = wires().search(asked);
  EXPECT_EQ(results.hits.size(), 4U);
  EXPECT_EQ(results.total.value, 6U);
  ASSERT_EQ(results.facets[0].counts.size(), 1U);
  EXPECT_EQ(results.facets[0].counts[0].count, 6U);
}

TEST(Collapse, IsAWish) {
  SearchRequest asked = request("어시장");
  asked.collapse = false;
  asked.list_duplicates = true;
  const SearchResults results = wires().search(asked);
  EXPECT_EQ(results.hits.size(), 6U);
  for (const Hit& hit : results.hits) {
    EXPECT_EQ(hit.duplicates, 0U);
    EXPECT_THAT(hit.duplicate_list, IsEmpty());
  }
}

TEST(Collapse, ListsOnlyIdsWhereOnlyThoseAreWanted) {
  SearchRequest asked = request("어시장", Sort::oldest);
  asked.ids_only = asked.list_duplicates = true;
  const SearchResults results = wires().search(asked);
  ASSERT_EQ(results.hits[0].duplicate_list.size(), 2U);
  EXPECT_EQ(results.hits[0].duplicate_list[0].id, "일보");
  EXPECT_EQ(results.hits[0].duplicate_list[0].title, "");
}

TEST(Collapse, OfNoHitsIsNothing) {
  SearchRequest asked = request("어시장");
  asked.limit = 0;
  EXPECT_EQ(wires().search(asked).total.value, 6U);
  EXPECT_THAT(wires().search(request("우주정거장")).hits, IsEmpty());
}

/// Texts of which many are copies of others, with some of the words changed.
std::vector<Article> copies(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::vector<std::string>> texts;
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> words;
    if (texts.empty() || random() % 3 == 0) {
      for (int k = 0; k < 60; ++k) words.push_back("말" + std::to_string(random() % 3000));
    } else {
      words = texts[random() % texts.size()];
      const std::size_t changed = random() % 25;
      for (std::size_t k = 0; k < changed; ++k) words[random() % words.size()] = "딴" + std::to_string(random() % 3000);
    }
    std::string body = "나루";
    for (const std::string& word : words) body += " " + word;
    char day[16];
    std::snprintf(day, sizeof day, "2024-%02d-%02d", static_cast<int>(1 + random() % 12),
                  static_cast<int>(1 + random() % 28));
    articles.push_back(article("a" + std::to_string(i), "제목", body, day));
    texts.push_back(std::move(words));
  }
  return articles;
}

/// By comparing all with all.
std::map<std::string, std::set<std::string>> expected_groups(const std::vector<std::string>& ranked,
                                                             const std::map<std::string, index::DuplicateKey>& keys) {
  std::map<std::string, std::set<std::string>> groups;
  std::vector<std::string> kept;
  for (const std::string& id : ranked) {
    const auto near = std::find_if(kept.begin(), kept.end(),
                                   [&](const std::string& each) { return keys.at(id).is_near(keys.at(each)); });
    if (near != kept.end()) {
      groups[*near].insert(id);
    } else {
      kept.push_back(id);
      groups[id];
    }
  }
  return groups;
}

TEST(Collapse, PagesFitTogetherAndNoArticleIsLost) {
  constexpr std::size_t count = 400;
  const std::vector<Article> articles = copies(5, count);
  const TestIndex index(articles);
  analysis::Chain chain{AnalyzerSettings()};
  std::map<std::string, index::DuplicateKey> keys;
  for (const Article& each : articles) {
    index::DuplicateKeyMaker maker;
    maker.clear();
    maker.add(chain.analyze(each.body));
    keys.emplace(each.id, *maker.key());
  }
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const char* query : {"나루", "+나루", "\"나루\"", ""}) {
      SearchRequest plain = request(query, sort);
      plain.collapse = false;
      plain.limit = count;
      const auto expected = expected_groups(TestIndex::ids(index.search(plain)), keys);
      ASSERT_LT(expected.size(), count * 2 / 3);

      SearchRequest whole = request(query, sort);
      whole.limit = count;
      whole.list_duplicates = true;
      const SearchResults all = index.search(whole);
      std::map<std::string, std::set<std::string>> groups;
      for (const Hit& hit : all.hits) {
        EXPECT_EQ(hit.duplicates, hit.duplicate_list.size());
        for (const Duplicate& each : hit.duplicate_list) EXPECT_TRUE(groups[hit.id].insert(each.id).second);
        groups[hit.id];
      }
      EXPECT_EQ(groups, expected) << query;

      std::vector<std::string> paged;
      SearchRequest page = request(query, sort);
      page.limit = 7;
      for (;; page.offset += page.limit) {
        const auto ids = TestIndex::ids(index.search(page));
        paged.insert(paged.end(), ids.begin(), ids.end());
        if (ids.size() < page.limit) break;
      }
      EXPECT_EQ(paged, TestIndex::ids(all)) << query;
    }
  }
}

TEST(DistinctTexts, FindTheFirstOfThoseThatAreNear) {
  analysis::Chain chain{AnalyzerSettings()};
  const auto key = [&](const std::string& text) {
    index::DuplicateKeyMaker maker;
    maker.clear();
    maker.add(chain.analyze(text));
    return *maker.key();
  };
  DistinctTexts texts;
  EXPECT_EQ(texts.find(key(harbour)), std::nullopt);
  texts.add(key(school));
  texts.add(key(harbour));
  texts.add(key(std::string(harbour) + " 끝."));
  EXPECT_EQ(texts.find(key(harbour)), 1U);
  EXPECT_EQ(texts.find(key(school)), 0U);
}

}  // namespace
}  // namespace malmoi::search
