// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/beginning_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace malmoi::index {
namespace {

Beginning beginning(std::uint32_t document) {
  return {document, document % 7, std::u32string(document % 100, static_cast<char32_t>(U'가' + document % 1000))};
}

bool is_kept(const BeginningCache& cache, std::uint32_t document) {
  const Beginning* kept = cache.find(document);
  if (!kept) return false;
  EXPECT_EQ(kept->document, document);
  EXPECT_EQ(kept->text_begin, beginning(document).text_begin);
  EXPECT_EQ(kept->letters, beginning(document).letters);
  return true;
}

TEST(BeginningCache, FindsWhatItKeeps) {
  BeginningCache cache(100);
  for (std::uint32_t document = 1; document <= 100; ++document) {
    EXPECT_FALSE(is_kept(cache, document));
    cache.keep(beginning(document));
    EXPECT_TRUE(is_kept(cache, document));
  }
  const Beginning* kept = cache.find(50);
  cache.keep(beginning(50));
  EXPECT_EQ(cache.find(50), kept);
}

TEST(BeginningCache, KeepsTheFirstOfThoseThatShareASlot) {
  constexpr std::uint32_t many = 1 << 20;
  BeginningCache cache(many);
  cache.keep(beginning(1));
  for (std::uint32_t document = 2; document <= many; document += 1001) {
    cache.keep(beginning(document));
    is_kept(cache, document);
  }
  EXPECT_TRUE(is_kept(cache, 1));
}

TEST(BeginningCache, TakesNoMoreRoomThanGiven) {
  BeginningCache cache(100, 3 * (sizeof(Beginning) + 400));
  std::size_t kept = 0;
  for (std::uint32_t document = 1; document <= 100; ++document) {
    cache.keep({document, 0, std::u32string(100, U'글')});
    kept += cache.find(document) != nullptr;
  }
  EXPECT_EQ(kept, 3u);
  EXPECT_EQ(BeginningCache(0).find(5), nullptr);
}

TEST(BeginningCache, ServesManyThreads) {
  BeginningCache cache(500, 20'000);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&cache] {
      for (std::uint32_t document = 1; document <= 500; ++document) {
        if (!is_kept(cache, document)) cache.keep(beginning(document));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(is_kept(cache, 1));
}

}  // namespace
}  // namespace malmoi::index
