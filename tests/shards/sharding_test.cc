// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes split into shards on this machine.
#include <malmoi/sharding.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include <malmoi/maintenance.h>

#include "../search/test_index.h"
#include "made_articles.h"
#include "query_forms.h"
#include "same_answers.h"

namespace malmoi {
namespace {

using search::TestIndex;
using testing::ElementsAre;
using testing::HasSubstr;

/// In three generations, some of them dead.
class Sharding : public testing::Test {
 protected:
  Sharding() : articles_(made_articles(600, 5)) {
    index_.commit({articles_.begin(), articles_.begin() + 400});
    index_.commit({articles_.begin() + 400, articles_.end()}, {"a3", "a17"});
    articles_[5].title += " 고침";
    index_.commit({articles_[5]});
  }

  Result<ShardSummary> split(const std::string& out, ShardBy by, std::uint32_t shards, const Settings& settings = {}) {
    return shard_index(index_.path(), out, {by, shards}, settings);
  }
  static Searcher open(const std::string& path) {
    auto opened = Searcher::open(path);
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }

  static std::vector<Hit> all_hits(const std::string& path) {
    SearchRequest all;
    all.limit = 1000;
    all.collapse = false;
    return open(path).search(all)->hits;
  }

  std::vector<Article> articles_;
  TestIndex index_;
  TemporaryFolder folder_;
};

TEST_F(Sharding, PutsEachLivingArticleIntoOneShard) {
  const auto summary = split(folder_ / "out", ShardBy::hash, 4);
  ASSERT_TRUE(summary) << summary.error().message;
  ASSERT_EQ(summary->shards.size(), 4U);
  std::multiset<std::string> ids;
  for (const Shard& shard : summary->shards) {
    const std::string path = folder_ / ("out/" + shard.name);
    const auto report = check_index(path, {true, 1});
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->problems.empty()) << report->problems.front();
    EXPECT_EQ(report->articles, shard.articles);
    const auto info = index_info(path);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->generations, 1U);
    EXPECT_GT(info->text_bytes, 0U);
    for (const Hit& hit : all_hits(path)) ids.insert(hit.id);
  }
  std::multiset<std::string> expected;
  for (const Article& each : articles_) expected.insert(each.id);
  expected.erase("a3");
  expected.erase("a17");
  EXPECT_EQ(ids, expected);
}

TEST_F(Sharding, ByMonthKeepsMonthsTogether) {
  const auto summary = split(folder_ / "out", ShardBy::month, 0);
  ASSERT_TRUE(summary) << summary.error().message;
  ASSERT_EQ(summary->shards.size(), 3U * 12 + 1);
  EXPECT_EQ(summary->shards.front().name, "2022-01");
  EXPECT_EQ(summary->shards.back().name, "undated");
  for (const Hit& hit : all_hits(folder_ / "out/2023-04")) EXPECT_EQ(hit.published.substr(0, 7), "2023-04");
  for (const Hit& hit : all_hits(folder_ / "out/undated")) EXPECT_EQ(hit.published, "");
}

TEST_F(Sharding, PutsMonthsTogetherToAboutEqualShards) {
  const auto summary = split(folder_ / "out", ShardBy::month, 3);
  ASSERT_TRUE(summary) << summary.error().message;
  ASSERT_EQ(summary->shards.size(), 4U);
  std::uint64_t all = 0;
  for (const Shard& shard : summary->shards) all += shard.articles;
  EXPECT_EQ(all, 598U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_GT(summary->shards[i].articles, 110U);
    EXPECT_LT(summary->shards[i].articles, 230U);
  }
}

TEST_F(Sharding, LocalShardsAnswerAsOneIndex) {
  const auto requests = requests_of_all_forms(articles_, 10, 1);
  const auto by_hash = split(folder_ / "hash", ShardBy::hash, 3);
  const auto by_month = split(folder_ / "month", ShardBy::month, 0);
  ASSERT_TRUE(by_hash && by_month);
  // Without the dead, which count in statistics until they are folded.
  index_.compact();
  expect_same_answers(index_.searcher(), open(by_hash->description), requests);
  expect_same_answers(index_.searcher(), open(by_month->description), requests);
  expect_same_suggestions(index_.searcher(), open(by_hash->description), {"대통", "ㅎㅁ", "eoxhd", "한미 정"});
}

TEST_F(Sharding, FollowsCommitsOfEachShard) {
  const auto summary = split(folder_ / "out", ShardBy::hash, 2);
  ASSERT_TRUE(summary);
  const Searcher searcher = open(summary->description);
  SearchRequest request;
  request.query = "쇄빙선";
  EXPECT_EQ(searcher.search(request)->hits.size(), 0U);
  for (const Shard& shard : summary->shards) {
    const std::uint64_t before = searcher.search(request)->commit;
    auto indexer = Indexer::open(folder_ / ("out/" + shard.name));
    ASSERT_TRUE(indexer);
    Article article;
    article.id = "new-" + shard.name;
    article.title = "쇄빙선 출항";
    ASSERT_TRUE(indexer->add(article));
    ASSERT_TRUE(indexer->commit());
    EXPECT_GT(searcher.search(request)->commit, before);
    EXPECT_EQ(searcher.search(request)->hits.front().title, "쇄빙선 출항");
  }
  EXPECT_EQ(searcher.search(request)->total.value, 2U);
  EXPECT_TRUE(searcher.article("new-0001"));
  EXPECT_TRUE(searcher.article("new-0002"));
}

TEST_F(Sharding, RefusesShardsOfAnotherAnalyzer) {
  Settings other;
  other.analyzer.hanja_readings = false;
  TestIndex foreign({articles_[0]}, other);
  std::ofstream(folder_ / "index.yaml") << "shards: [{path: \"" << index_.path() << "\"}, {path: \"" << foreign.path()
                                        << "\"}]\n";
  const auto opened = Searcher::open(folder_ / "index.yaml");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::fingerprint_mismatch);
  EXPECT_THAT(opened.error().message, HasSubstr(foreign.path()));
}

TEST_F(Sharding, MakesTermListsWhereTheyAreWanted) {
  Settings served;
  served.index.term_lists = true;
  const auto summary = split(folder_ / "out", ShardBy::hash, 2, served);
  ASSERT_TRUE(summary) << summary.error().message;
  for (const Shard& shard : summary->shards) {
    EXPECT_TRUE(std::filesystem::exists(folder_ / ("out/" + shard.name + "/gen-000002/termlist.glass")));
    EXPECT_TRUE(index_info(folder_ / ("out/" + shard.name))->term_lists);
  }
}

TEST_F(Sharding, RefusesWhatCannotBe) {
  const auto code = [](const Result<ShardSummary>& result) {
    return result ? ErrorCode::internal : result.error().code;
  };
  EXPECT_EQ(code(split(folder_ / "a", ShardBy::hash, 0)), ErrorCode::invalid_argument);
  EXPECT_EQ(code(split(folder_ / "b", ShardBy::hash, 1001)), ErrorCode::invalid_argument);
  EXPECT_EQ(code(shard_index(folder_ / "none", folder_ / "c", {ShardBy::hash, 2})), ErrorCode::not_found);
  std::ofstream(folder_ / "file") << "x";
  EXPECT_EQ(code(split(folder_.path(), ShardBy::hash, 2)), ErrorCode::not_an_index);
}

TEST(ShardingNothing, MakesEmptyShards) {
  TestIndex empty;
  TemporaryFolder folder;
  const auto summary = shard_index(empty.path(), folder / "out", {ShardBy::hash, 2});
  ASSERT_TRUE(summary) << summary.error().message;
  const auto searcher = Searcher::open(summary->description);
  ASSERT_TRUE(searcher) << searcher.error().message;
  SearchRequest request;
  request.query = "무엇";
  EXPECT_TRUE(searcher->search(request)->hits.empty());
}

}  // namespace
}  // namespace malmoi
