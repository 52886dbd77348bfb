// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher_statistics.h>

#include <gtest/gtest.h>

#include <numeric>
#include <stop_token>
#include <thread>

#include "search/call_counters.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

Article article(const std::string& id, const std::string& title) {
  Article made;
  made.id = id;
  made.title = title;
  return made;
}

std::uint64_t sum(const LatencyHistogram& latency) {
  return std::accumulate(latency.counts.begin(), latency.counts.end(), std::uint64_t{0});
}

SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

TEST(SearcherStatistics, CountEachCallOfManyThreadsOnce) {
  const TestIndex index({article("하나", "마을 도서관"), article("둘", "도서관 개관"), article("셋", "미술관")});
  const Searcher& searcher = index.searcher();
  constexpr std::uint64_t threads = 8, rounds = 250;
  std::stop_source stop;
  stop.request_stop();
  {
    std::vector<std::jthread> all;
    for (std::uint64_t i = 0; i < threads; ++i) {
      all.emplace_back([&] {
        SearchRequest good = request_for("도서관"), bad = good, cancelled = good;
        bad.limit = 100'000;
        cancelled.cancellation = stop.get_token();
        SuggestRequest typed;
        typed.typed = "도서";
        for (std::uint64_t k = 0; k < rounds; ++k) {
          EXPECT_TRUE(searcher.search(good));
          EXPECT_FALSE(searcher.search(bad));
          EXPECT_FALSE(searcher.search(cancelled));
          EXPECT_TRUE(searcher.suggest(typed));
          EXPECT_LE(searcher.statistics().cancelled, threads * rounds);
        }
      });
    }
  }
  const SearcherStatistics statistics = searcher.statistics();
  EXPECT_EQ(statistics.searches, 3 * threads * rounds);
  EXPECT_EQ(statistics.failed, threads * rounds);
  EXPECT_EQ(statistics.cancelled, threads * rounds);
  EXPECT_EQ(statistics.partial, 0U);
  EXPECT_EQ(statistics.suggestions, threads * rounds) << "their searches for titles are none of the caller's";
  EXPECT_EQ(sum(statistics.latency), threads * rounds);
  EXPECT_GT(statistics.latency.seconds, 0);
  EXPECT_EQ(statistics.cache_hits, 0U);
  EXPECT_GE(statistics.readers, 1U);
  EXPECT_LE(statistics.readers, 2 * threads) << "a suggestion takes one more for titles";
}

TEST(SearcherStatistics, SayWhichCommitIsOpen) {
  TestIndex index({article("하나", "도서관"), article("둘", "미술관")});
  const Searcher& searcher = index.searcher();
  const SearcherStatistics first = searcher.statistics();
  EXPECT_EQ(first.reopened, 0U);
  EXPECT_EQ(first.articles, 2U);
  index.commit({article("셋", "박물관")}, {"하나", "둘"});
  EXPECT_EQ(searcher.statistics().commit, first.commit) << "nobody has looked yet";
  for (int i = 0; i < 3; ++i) index.search("도서관");
  const SearcherStatistics second = searcher.statistics();
  EXPECT_EQ(second.reopened, 1U);
  EXPECT_GT(second.commit, first.commit);
  EXPECT_EQ(second.articles, 1U);
  EXPECT_EQ(second.readers, 1U);
}

TEST(SearcherStatistics, ALatencyCountsUpToItsBound) {
  CallCounters counters;
  for (const double milliseconds : {0.1, 0.25, 0.26, 5.0, 9999.0}) {
    SearchResults results;
    results.took_ms = milliseconds;
    results.partial = milliseconds > 1000;
    counters.count_search(results);
  }
  SearcherStatistics statistics;
  counters.fill(statistics);
  EXPECT_EQ(statistics.latency.counts[0], 2U) << "a bound is inclusive";
  EXPECT_EQ(statistics.latency.counts[1], 1U);
  EXPECT_EQ(statistics.latency.counts[4], 1U);
  EXPECT_EQ(statistics.latency.counts.back(), 1U);
  EXPECT_EQ(sum(statistics.latency), 5U);
  EXPECT_DOUBLE_EQ(statistics.latency.seconds, 10.00461);
  EXPECT_EQ(statistics.partial, 1U);
}

}  // namespace
}  // namespace malmoi::search
