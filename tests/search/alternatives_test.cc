// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Article article(std::string id, std::string body) {
  Article made;
  made.id = std::move(id);
  made.title = "오늘 소식";
  made.body = std::move(body);
  return made;
}

const TestIndex& archive() {
  static const TestIndex index({
      article("美", "美, 새 관세를 예고했다."),
      article("미국", "미국 정부는 답하지 않았다."),
      article("만든", "장인이 손수 만든 그릇이 전시된다."),
      article("만들었다", "학생들이 로켓을 만들었다."),
      article("디지탈", "동네 사진관은 디지탈 현상을 한다."),
      article("디지털", "도서관에 디지털 열람실이 열렸다."),
  });
  return index;
}

/// The marked parts of the only snippet of an article.
std::vector<std::string> marked(const std::string& query, const std::string& id) {
  SearchRequest request;
  request.query = query;
  for (const Hit& hit : archive().search(request).hits) {
    if (hit.id != id) continue;
    std::vector<std::string> parts;
    for (const ByteRange& range : hit.highlights) {
      parts.push_back(hit.snippet.substr(range.begin, range.end - range.begin));
    }
    return parts;
  }
  return {"not found"};
}

TEST(AlternativesInSearch, RankBehindTheWordItself) {
  EXPECT_THAT(archive().ids("미국"), ElementsAre("미국", "美"));
  EXPECT_THAT(archive().ids("만들었다"), ElementsAre("만들었다", "만든"));
  EXPECT_THAT(archive().ids("디지털"), ElementsAre("디지털", "디지탈"));
  EXPECT_THAT(archive().ids("디지탈"), ElementsAre("디지탈", "디지털"));
}

TEST(AlternativesInSearch, AreMarked) {
  EXPECT_THAT(marked("미국", "美"), ElementsAre("美"));
  EXPECT_THAT(marked("만들었다", "만든"), ElementsAre("만든"));
  EXPECT_THAT(marked("디지털", "디지탈"), ElementsAre("디지탈"));
}

// A verb that occurs in another form only is no word the index lacks.
TEST(AlternativesInSearch, StandInForAWordOfNoArticle) {
  const SearchResults results = archive().search("만드는");
  EXPECT_THAT(TestIndex::ids(results), Not(IsEmpty()));
  EXPECT_THAT(results.warnings, Each(Not(HasSubstr("빼고"))));
}

TEST(AlternativesInSearch, DoNotSatisfyWhatIsRequired) {
  EXPECT_THAT(archive().ids("+디지털"), ElementsAre("디지털"));
  EXPECT_THAT(archive().ids("\"만들었다\""), ElementsAre("만들었다"));
}

}  // namespace
}  // namespace malmoi::search
