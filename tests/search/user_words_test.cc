// SPDX-License-Identifier: GPL-2.0-or-later
// Words that the settings list, from the index to the answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include <malmoi/maintenance.h>

#include "analysis/user_words.h"
#include "index/term_statistics.h"
#include "query/compound.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

Article article(std::string id, std::string body) {
  Article made;
  made.id = std::move(id);
  made.title = "오늘 소식";
  made.body = std::move(body);
  return made;
}

std::vector<Article> archive() {
  return {article("상표", "코스모가를 새로 만든 회사가 문을 열었다."), article("꽃", "코스모 꽃밭에 손님이 많았다.")};
}

Settings listing(std::vector<std::string> words) {
  Settings settings;
  settings.analyzer.user_words = std::move(words);
  return settings;
}

TEST(UserWordsInSearch, AreSoughtWhole) {
  EXPECT_THAT(TestIndex(archive()).ids("+코스모가"), UnorderedElementsAre("상표", "꽃"));
  const TestIndex index(archive(), listing({"코스모가"}));
  for (const char* query : {"+코스모가", "+코스모가를", "+코스모가에서도", "\"코스모가\""}) {
    EXPECT_THAT(index.ids(query), ElementsAre("상표")) << query;
  }
  EXPECT_THAT(index.ids("+코스모"), UnorderedElementsAre("상표", "꽃"));
}

TEST(UserWordsInSearch, OtherWordsNeedARebuild) {
  const TestIndex index(archive());
  const Settings settings = listing({"코스모가"});
  const auto refused = Searcher::open(index.path(), settings);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::fingerprint_mismatch);
  EXPECT_THAT(refused.error().message,
              HasSubstr("--config FILE that it was built with, or run 'newsidx rebuild " + index.path() + "'"));
  EXPECT_EQ(Indexer::open(index.path(), settings).error().code, ErrorCode::fingerprint_mismatch);
  ASSERT_TRUE(rebuild_index(index.path(), settings));
  const auto searcher = Searcher::open(index.path(), settings);
  ASSERT_TRUE(searcher) << searcher.error().message;
  SearchRequest request;
  request.query = "+코스모가";
  EXPECT_THAT(TestIndex::ids(*searcher->search(request)), ElementsAre("상표"));
  EXPECT_EQ(Searcher::open(index.path()).error().code, ErrorCode::fingerprint_mismatch);
}

TEST(UserWordsInSearch, AreNotSplitInCompounds) {
  const index::TermStatistics nothing;
  const auto parts = [&](const std::vector<std::string>& listed) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const query::CompoundPart part :
         query::split_compound(U"신형하늘소구름집전화", nothing, analysis::UserWords(listed))) {
      found.emplace_back(part.begin, part.end);
    }
    return found;
  };
  using testing::Contains;
  using testing::Not;
  using testing::Pair;
  EXPECT_THAT(parts({}), Not(Contains(Pair(2, 8))));
  EXPECT_THAT(parts({"하늘소구름집"}), Contains(Pair(2, 8)));
}

}  // namespace
}  // namespace malmoi::search
