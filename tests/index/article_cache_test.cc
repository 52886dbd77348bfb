// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/article_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace malmoi::index {
namespace {

std::shared_ptr<const Article> article(std::uint32_t document, std::size_t size = 100) {
  Article made;
  made.id = std::to_string(document);
  made.body = std::string(size, 'x');
  return std::make_shared<const Article>(std::move(made));
}

TEST(ArticleCache, FindsWhatItKeeps) {
  ArticleCache cache;
  for (std::uint32_t document = 1; document <= 100; ++document) {
    EXPECT_EQ(cache.find(document), nullptr);
    const auto kept = article(document);
    cache.keep(document, kept);
    cache.keep(document, article(document));
    EXPECT_EQ(cache.find(document), kept);
  }
}

TEST(ArticleCache, DropsWhatWasNotAskedForLongest) {
  // All of one of its 16 parts, which has room for three.
  ArticleCache cache(16 * 3 * 1700);
  for (const std::uint32_t document : {16, 32, 48}) cache.keep(document, article(document, 1000));
  EXPECT_NE(cache.find(16), nullptr);
  cache.keep(64, article(64, 1000));
  EXPECT_NE(cache.find(16), nullptr);
  EXPECT_EQ(cache.find(32), nullptr);
  EXPECT_NE(cache.find(48), nullptr);
  EXPECT_NE(cache.find(64), nullptr);
}

TEST(ArticleCache, KeepsNothingThatIsLargerThanItsRoom) {
  ArticleCache cache(16 * 2000);
  cache.keep(16, article(16));
  cache.keep(32, article(32, 5000));
  EXPECT_NE(cache.find(16), nullptr);
  EXPECT_EQ(cache.find(32), nullptr);
}

TEST(ArticleCache, ServesManyThreads) {
  ArticleCache cache(100'000);
  std::vector<std::jthread> threads;
  for (std::uint32_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&cache, thread] {
      for (std::uint32_t i = 0; i < 5000; ++i) {
        const std::uint32_t document = (i * (thread + 7)) % 300;
        if (const auto found = cache.find(document)) {
          EXPECT_EQ(found->id, std::to_string(document));
        } else {
          cache.keep(document, article(document));
        }
      }
    });
  }
}

}  // namespace
}  // namespace malmoi::index
