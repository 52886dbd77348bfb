// SPDX-License-Identifier: GPL-2.0-or-later
// Shards that stock xapian-tcpsrv processes serve: they answer as one index does, and searches go on when some die.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>

#include <malmoi/maintenance.h>
#include <malmoi/sharding.h>

#include "../search/test_index.h"
#include "made_articles.h"
#include "query_forms.h"
#include "same_answers.h"
#include "tcp_server.h"

namespace malmoi {
namespace {

using search::TestIndex;
using testing::ElementsAre;
using testing::HasSubstr;

class RemoteShards : public testing::Test {
 protected:
  RemoteShards() : articles_(made_articles(300, 9)), index_(articles_) {
    index_.compact();
    Settings served;
    served.index.term_lists = true;
    const auto split = shard_index(index_.path(), folder_ / "out", {ShardBy::hash, 2}, served);
    EXPECT_TRUE(split) << split.error().message;
  }

  std::string shard(const std::string& name) const { return folder_ / ("out/" + name); }

  std::string describe(const std::string& yaml) const {
    std::ofstream(folder_ / "index.yaml") << yaml;
    return folder_ / "index.yaml";
  }
  Searcher open(const std::string& yaml) const {
    auto opened = Searcher::open(describe(yaml));
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  static SearchResults find(const Searcher& searcher, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.language = Language::en;
    request.time_budget = std::chrono::milliseconds(0);
    auto results = searcher.search(request);
    EXPECT_TRUE(results) << results.error().message;
    return results ? *results : SearchResults{};
  }
  /// Searches until an answer is as wanted.
  static bool comes_to(const Searcher& searcher, const std::function<bool(const SearchResults&)>& wanted) {
    for (int tries = 0; tries < 2000; ++tries) {
      if (wanted(find(searcher, "대통령 회담"))) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  std::vector<Article> articles_;
  TestIndex index_;
  TemporaryFolder folder_;
};

TEST_F(RemoteShards, AnswerAsOneIndex) {
  const TcpServer first(shard("0001")), second(shard("0002"));
  const Searcher searcher =
      open("shards: [{url: '" + first.url() + "'}, {url: '" + second.url() + "'}]\ntimeout_ms: 60000\n");
  expect_same_answers(index_.searcher(), searcher, requests_of_all_forms(articles_, 7, 2));
}

TEST_F(RemoteShards, AnswerAsOneIndexBesideLocalOnes) {
  const TcpServer second(shard("0002"));
  const Searcher searcher = open("shards: [{path: out/0001}, {url: '" + second.url() + "'}]\ntimeout_ms: 60000\n");
  expect_same_answers(index_.searcher(), searcher, requests_of_all_forms(articles_, 7, 3));
}

TEST_F(RemoteShards, SuggestWordsOfAllShards) {
  const TcpServer first(shard("0001")), second(shard("0002"));
  const Searcher searcher = open("shards: [{url: '" + first.url() + "'}, {url: '" + second.url() + "'}]\n");
  expect_same_suggestions(index_.searcher(), searcher, {"대통", "ㅎㅁ", "eoxhd"});
}

TEST_F(RemoteShards, HandOverArticles) {
  const TcpServer second(shard("0002"));
  const Searcher searcher = open("shards: [{path: out/0001}, {url: '" + second.url() + "'}]\n");
  for (const Article& expected : articles_) {
    const auto article = searcher.article(expected.id);
    ASSERT_TRUE(article) << article.error().message;
    EXPECT_EQ(article->body, expected.body);
  }
  EXPECT_EQ(searcher.article("none").error().code, ErrorCode::not_found);
}

TEST_F(RemoteShards, ADeadShardMakesAnswersPartialUntilItIsBack) {
  const TcpServer first(shard("0001"));
  TcpServer second(shard("0002"));
  const Searcher searcher = open("shards: [{url: '" + first.url() + "'}, {url: '" + second.url() + "'}]\n");
  const SearchResults whole = find(searcher, "대통령 회담");
  EXPECT_FALSE(whole.partial);
  second.kill_it();
  const SearchResults part = find(searcher, "대통령 회담");
  EXPECT_TRUE(part.partial);
  EXPECT_FALSE(part.total.exact);
  EXPECT_LT(part.total.value, whole.total.value);
  EXPECT_FALSE(part.hits.empty());
  EXPECT_THAT(part.warnings, testing::Contains(HasSubstr(second.url())));
  second.start();
  ASSERT_TRUE(comes_to(searcher, [](const SearchResults& results) { return !results.partial; }));
  EXPECT_EQ(find(searcher, "대통령 회담").total.value, whole.total.value);
}

TEST_F(RemoteShards, AShardThatHangsIsGivenUp) {
  const TcpServer second(shard("0002"));
  const Searcher searcher =
      open("shards: [{path: out/0001}, {url: '" + second.url() + "'}]\ntimeout_ms: 300\nconnect_timeout_ms: 300\n");
  const SearchResults whole = find(searcher, "대통령 회담");
  EXPECT_FALSE(whole.partial);
  second.stop();
  SearchRequest request;
  request.query = "미국 시장";
  request.time_budget = std::chrono::milliseconds(250);  // less than the wait
  const auto first = searcher.search(request);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_TRUE(first->partial);
  EXPECT_FALSE(first->hits.empty()) << "of the shard that answers";
  EXPECT_TRUE(find(searcher, "미국 은행").partial);
  second.go_on();
  ASSERT_TRUE(comes_to(searcher, [](const SearchResults& results) { return !results.partial; }));
}

TEST_F(RemoteShards, ADeadShardIsAnErrorWhereThatIsAsked) {
  TcpServer second(shard("0002"));
  const Searcher searcher = open("shards: [{path: out/0001}, {url: '" + second.url() + "'}]\ndead_shards: error\n");
  second.kill_it();
  SearchRequest request;
  request.query = "대통령";
  const auto results = searcher.search(request);
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().code, ErrorCode::io);
  EXPECT_THAT(results.error().message, HasSubstr(second.url()));
  EXPECT_FALSE(searcher.article("a1") && searcher.article("a2") && searcher.article("a3") && searcher.article("a4"));
}

TEST_F(RemoteShards, AReplicaStandsIn) {
  const auto copied = backup_index(shard("0002"), folder_ / "copy");
  ASSERT_TRUE(copied) << copied.error().message;
  TcpServer second(shard("0002"));
  const TcpServer replica(folder_ / "copy");
  const Searcher searcher =
      open("shards: [{path: out/0001}, {url: '" + second.url() + "', replicas: ['" + replica.url() + "']}]\n");
  const SearchResults whole = find(searcher, "대통령 회담");
  second.kill_it();
  ASSERT_TRUE(comes_to(searcher, [](const SearchResults& results) { return !results.partial; }));
  EXPECT_EQ(find(searcher, "대통령 회담").total.value, whole.total.value);
}

TEST_F(RemoteShards, NewCommitsAreFollowed) {
  const TcpServer second(shard("0002"));
  const Searcher searcher = open("shards: [{path: out/0001}, {url: '" + second.url() + "'}]\n");
  EXPECT_EQ(find(searcher, "쇄빙선").total.value, 0U);
  Settings served;
  served.index.term_lists = true;
  auto indexer = Indexer::open(shard("0002"), served);
  ASSERT_TRUE(indexer);
  Article article;
  article.id = "new";
  article.title = "쇄빙선 출항";
  ASSERT_TRUE(indexer->add(article));
  ASSERT_TRUE(indexer->commit());
  ASSERT_TRUE(indexer->compact());
  for (int tries = 0; tries < 2000 && find(searcher, "쇄빙선").total.value == 0; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(find(searcher, "쇄빙선").total.value, 1U);
}

TEST_F(RemoteShards, RefusesWhatIsNotServedForIt) {
  const auto refusal = [&](const TcpServer& server) {
    const auto opened = Searcher::open(describe("shards: [{url: '" + server.url() + "'}]\n"));
    return opened ? Error{ErrorCode::internal, "opened"} : opened.error();
  };
  Settings other;
  other.analyzer.hanja_readings = false;
  other.index.term_lists = true;
  TestIndex foreign(articles_, other);
  foreign.compact();
  const TcpServer another(foreign.path());
  EXPECT_EQ(refusal(another).code, ErrorCode::fingerprint_mismatch);
  const TcpServer bare(index_.path() + "/gen-000001");
  EXPECT_EQ(refusal(bare).code, ErrorCode::unsupported);
  TcpServer gone(shard("0002"));
  gone.kill_it();
  EXPECT_EQ(refusal(gone).code, ErrorCode::io);
}

}  // namespace
}  // namespace malmoi
