// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

Article article(std::string id, std::string title, std::string body, std::string category = "사회") {
  Article made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.body = std::move(body);
  made.categories = {std::move(category)};
  made.published = "2024-05-01";
  return made;
}

constexpr const char* typhoon =
    "태풍 노을이 남해안에 상륙해 방파제를 넘은 파도가 항구를 덮쳤다. 기상 당국은 강풍 특보를 내리고 어선을 대피시켰다. "
    "정전된 마을은 스무 곳이 넘는다. 해안 도로는 막혔고 여객선은 모두 멈췄다. 피해 복구에는 보름이 걸릴 전망이다.";

const TestIndex& index() {
  static const TestIndex index({
      article("태풍", "태풍 노을 남해안 상륙", typhoon),
      article("태풍사본", "태풍 노을 상륙", std::string(typhoon) + " 사진은 독자가 보냈다."),
      article("복구", "태풍 지나간 항구 복구 한창",
              "방파제를 고치고 어선을 끌어올리는 일이 이어진다. 태풍 노을로 정전된 "
              "마을에는 전기가 돌아왔다.",
              "지역"),
      article("여객선", "멈춘 여객선 다시 뜬다", "강풍 특보가 풀리면서 여객선이 다시 다닌다. 해안 도로도 열렸다.",
              "지역"),
      article("은행", "은행 대출 금리 내려",
              "중앙은행이 기준 금리를 내리자 은행마다 대출 이자를 낮췄다. 예금은 그대로다.", "경제"),
      article("빵집", "골목 빵집의 아침", "새벽에 반죽을 시작하는 골목 빵집이 입소문을 탔다. 줄이 길다.", "지역"),
  });
  return index;
}

SearchRequest similar(const std::string& id) {
  SearchRequest request;
  request.similar_to = id;
  return request;
}

TEST(Similar, FindsWhatIsAboutTheSame) {
  const SearchResults results = index().search(similar("태풍"));
  const auto ids = TestIndex::ids(results);
  ASSERT_GE(ids.size(), 2U);
  EXPECT_EQ(ids[0], "복구");
  EXPECT_EQ(ids[1], "여객선");
  EXPECT_THAT(ids, Not(Contains("태풍"))) << "itself";
  EXPECT_THAT(ids, Not(Contains("태풍사본"))) << "its copy";
  for (std::size_t i = 1; i < results.hits.size(); ++i) EXPECT_LE(results.hits[i].score, results.hits[i - 1].score);
}

TEST(Similar, CopiesComeBackWhereTheyAreWanted) {
  SearchRequest request = similar("태풍");
  request.collapse = false;
  const auto ids = TestIndex::ids(index().search(request));
  ASSERT_FALSE(ids.empty());
  EXPECT_EQ(ids[0], "태풍사본");
  EXPECT_THAT(ids, Not(Contains("태풍")));
}

TEST(Similar, WorksForATextThatIsNotIndexed) {
  SearchRequest request;
  request.similar_text = "정전된 항구에서 어선과 방파제를 고치는 사람들, 태풍이 남긴 일";
  const auto ids = TestIndex::ids(index().search(request));
  ASSERT_FALSE(ids.empty());
  EXPECT_EQ(ids[0], "복구");
  request.similar_text = std::string("\xFF\xFE\0 태풍 \xEA", 13);
  EXPECT_FALSE(index().search(request).hits.empty());
  request.similar_text = "qqq www";
  EXPECT_THAT(index().search(request).hits, IsEmpty());
  request.similar_text = " ";
  EXPECT_THAT(index().search(request).hits, IsEmpty());
}

TEST(Similar, ReadsTheBeginningOfALongText) {
  SearchRequest request;
  request.similar_text = "여객선 특보 도로. ";
  while (request.similar_text.size() <= SimilarSource::max_bytes) request.similar_text += "모르는낱말이다 ";
  request.similar_text += "은행 금리 대출";
  EXPECT_THAT(TestIndex::ids(index().search(request)), Not(Contains("은행")));
}

TEST(Similar, QueryAndFiltersOnlyFilter) {
  SearchRequest request = similar("태풍");
  request.categories = {"지역"};
  request.facets = {Facet::category};
  const SearchResults results = index().search(request);
  EXPECT_THAT(results.facets[0].counts, testing::SizeIs(1));
  EXPECT_EQ(TestIndex::ids(results)[0], "복구");
  request.query = "+여객선";
  EXPECT_THAT(TestIndex::ids(index().search(request)), ElementsAre("여객선"));
  request.query = "+\"다시 다닌다\"";
  EXPECT_THAT(TestIndex::ids(index().search(request)), ElementsAre("여객선"));
  request.query = "+금리";
  EXPECT_THAT(index().search(request).hits, IsEmpty());
}

TEST(Similar, SortsByDate) {
  SearchRequest request = similar("태풍");
  request.sort = Sort::newest;
  EXPECT_THAT(TestIndex::ids(index().search(request)), Contains("복구"));
}

TEST(Similar, ToWhatIsNotThereIsAnError) {
  const auto missing = index().searcher().search(similar("없는 기사"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  SearchRequest both = similar("태풍");
  both.similar_text = "태풍";
  const auto refused = index().searcher().search(both);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace malmoi::search
