// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/reader_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "test_index.h"

namespace malmoi::search {
namespace {

Article article(const std::string& id, const std::string& title) {
  Article made;
  made.id = id;
  made.title = title;
  return made;
}

TEST(ReaderPool, KeepsReadersAndFollowsCommits) {
  TestIndex index({article("하나", "도서관")});
  ReaderPool pool(index.path(), {});
  auto first = pool.take();
  ASSERT_TRUE(first);
  const Reader* kept = first->get();
  pool.give_back(std::move(*first));
  auto again = pool.take();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->get(), kept);
  index.commit({article("둘", "미술관")});
  auto newer = pool.take();
  ASSERT_TRUE(newer);
  EXPECT_EQ((*newer)->snapshot.statistics().documents(), 2u);
  EXPECT_EQ((*again)->snapshot.statistics().documents(), 1u) << "a reader that is lent stays as it is";
}

std::size_t removed_but_open() {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code ignored;
    count += std::filesystem::read_symlink(file.path(), ignored).native().ends_with(" (deleted)");
  }
  return count;
}

TEST(ReaderPool, HoldsNoFilesOfEarlierCommitsAfterASearch) {
  TestIndex index({article("하나", "도서관")});
  ReaderPool pool(index.path(), {});
  std::vector<std::unique_ptr<Reader>> lent;
  for (int i = 0; i < 5; ++i) lent.push_back(std::move(*pool.take()));
  pool.give_back(std::move(lent.back()));
  lent.pop_back();
  index.commit({article("둘", "미술관")});
  index.compact();
  EXPECT_GT(removed_but_open(), 0u) << "a test of nothing";
  pool.give_back(std::move(*pool.take()));
  for (auto& reader : lent) pool.give_back(std::move(reader));
  EXPECT_EQ(removed_but_open(), 0u);
  EXPECT_EQ((*pool.take())->snapshot.statistics().documents(), 2u);
}

TEST(ReaderPool, ThreadsSeeWholeCommitsOnly) {
  TestIndex index({article("0a", "도서관"), article("0b", "도서관")});
  const Searcher& searcher = index.searcher();
  std::atomic<bool> done = false;
  std::atomic<int> failures = 0, halves = 0, steps_back = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      std::uint64_t last = 0;
      while (!done) {
        SearchRequest request;
        request.query = "+도서관";
        request.limit = 100;
        const auto results = searcher.search(request);
        if (!results) {
          ++failures;
          continue;
        }
        halves += results->hits.size() % 2 != 0 || results->hits.empty();
        steps_back += results->commit < last;
        last = results->commit;
        if (!searcher.article("0a")) ++failures;
      }
    });
  }
  for (int i = 1; i <= 12; ++i) {
    const std::string n = std::to_string(i);
    index.commit({article(n + "a", "마을 도서관"), article(n + "b", "도서관 개관")},
                 i % 3 == 0 ? std::vector<std::string>{std::to_string(i - 1) + "a", std::to_string(i - 1) + "b"}
                            : std::vector<std::string>{});
    if (i % 4 == 0) index.compact();
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(halves, 0);
  EXPECT_EQ(steps_back, 0);
  EXPECT_EQ(index.ids("+도서관").size(), 2u + 24 - 8);
}

// What searches share must bear it.
TEST(ReaderPool, ManySearchesSideBySideAnswerAlike) {
  TestIndex index({article("하나", "마을 도서관"), article("둘", "도서관 개관"), article("셋", "미술관")});
  const Searcher& searcher = index.searcher();
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      SearchRequest request;
      request.ids_only = true;
      for (int k = 0; k < 4000; ++k) {
        request.query = k % 2 == 0 ? "도서관" : "도서관 -개관";
        const auto results = searcher.search(request);
        if (!results || results->hits.size() != (k % 2 == 0 ? 2u : 1u)) ++failures;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
}

}  // namespace
}  // namespace malmoi::search
