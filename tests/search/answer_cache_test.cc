// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <thread>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

Article article(const std::string& id, const std::string& title) {
  Article made;
  made.id = id;
  made.title = title;
  return made;
}

Settings with_cache(std::uint64_t bytes = 1 << 20) {
  Settings settings;
  settings.search.cache_bytes = bytes;
  return settings;
}

std::string without_time(SearchResults results) {
  results.took_ms = 0;
  return to_json(results);
}

TEST(AnswerCache, AnswersTheSameRequestTheSame) {
  const TestIndex index({article("하나", "마을 도서관"), article("둘", "도서관 개관")}, with_cache());
  SearchRequest request;
  request.query = "도서관";
  request.facets = {Facet::month};
  const std::string first = without_time(index.search(request));
  EXPECT_EQ(without_time(index.search(request)), first);
  EXPECT_EQ(index.searcher().statistics().cache_hits, 1U);
  EXPECT_EQ(index.searcher().statistics().searches, 2U);
  EXPECT_GT(index.searcher().statistics().cache_bytes, first.size() / 2);
}

TEST(AnswerCache, NothingIsKeptUnlessAskedFor) {
  const TestIndex index({article("하나", "마을 도서관")});
  for (int i = 0; i < 2; ++i) index.search("도서관");
  EXPECT_EQ(index.searcher().statistics().cache_hits, 0U);
  EXPECT_EQ(index.searcher().statistics().cache_bytes, 0U);
}

TEST(AnswerCache, FollowsCommits) {
  TestIndex index({article("하나", "마을 도서관")}, with_cache());
  EXPECT_THAT(index.ids("도서관"), ElementsAre("하나"));
  index.commit({article("둘", "도서관 개관")});
  EXPECT_THAT(index.ids("도서관"), UnorderedElementsAre("하나", "둘"));
  index.commit({}, {"하나"});
  EXPECT_THAT(index.ids("도서관"), ElementsAre("둘"));
}

TEST(AnswerCache, FollowsSynonyms) {
  const TemporaryFolder folder;
  Settings settings = with_cache();
  settings.search.synonyms = folder / "synonyms.yaml";
  const auto write = [&](const std::string& yaml) {
    std::ofstream(settings.search.synonyms + ".new") << yaml;
    std::filesystem::rename(settings.search.synonyms + ".new", settings.search.synonyms);
  };
  write("- equal: [도서관, 서점]\n");
  const TestIndex index({article("하나", "도서관"), article("둘", "서점"), article("셋", "책방")}, settings);
  EXPECT_THAT(index.ids("+도서관"), UnorderedElementsAre("하나", "둘"));
  write("- equal: [도서관, 책방]\n");
  EXPECT_THAT(index.ids("+도서관"), UnorderedElementsAre("하나", "셋"));
  write("- equal: []\n");
  EXPECT_EQ(index.search("+도서관").warnings.size(), 1U);
}

TEST(AnswerCache, KeysTellEveryFieldApart) {
  const std::vector<std::function<void(SearchRequest&)>> changes = {
      [](SearchRequest& r) { r.query = "책"; },
      [](SearchRequest& r) { r.correct = true; },
      [](SearchRequest& r) { r.similar_to = "책"; },
      [](SearchRequest& r) { r.similar_text = "책"; },
      [](SearchRequest& r) { r.limit = 11; },
      [](SearchRequest& r) { r.offset = 10; },
      [](SearchRequest& r) { r.sort = Sort::newest; },
      [](SearchRequest& r) { r.from = "2024"; },
      [](SearchRequest& r) { r.to = "2024"; },
      [](SearchRequest& r) { r.categories = {"2024"}; },
      [](SearchRequest& r) { r.tags = {"2024"}; },
      [](SearchRequest& r) {
        r.tags = {"20", "24"};
      },
      [](SearchRequest& r) { r.facets = {Facet::tag}; },
      [](SearchRequest& r) { r.collapse = false; },
      [](SearchRequest& r) { r.list_duplicates = true; },
      [](SearchRequest& r) { r.half_life = 0; },
      [](SearchRequest& r) { r.half_life = 7; },
      [](SearchRequest& r) { r.now = "2024"; },
      [](SearchRequest& r) { r.snippet_length = 0; },
      [](SearchRequest& r) { r.ids_only = true; },
      [](SearchRequest& r) { r.language = Language::en; },
  };
  SearchRequest plain;
  std::set<std::string> keys = {*answer_key(plain, {1, 1}), *answer_key(plain, {1, 2}), *answer_key(plain, {2, 1})};
  for (const auto& change : changes) {
    SearchRequest request;
    change(request);
    keys.insert(*answer_key(request, {1, 1}));
  }
  EXPECT_EQ(keys.size(), changes.size() + 3);
  plain.time_budget = std::chrono::milliseconds(5);
  EXPECT_TRUE(keys.contains(*answer_key(plain, {1, 1}))) << "only whole answers are kept";
}

SearchResults answer_of(std::size_t bytes) {
  SearchResults results;
  results.hits.resize(1);
  results.hits[0].snippet = std::string(bytes, 'x');
  return results;
}

TEST(AnswerCache, DropsWhatWasNotAskedForLongest) {
  AnswerCache cache(100'000);
  for (int i = 0; i < 20; ++i) {
    cache.keep(std::to_string(i), answer_of(9'000));
    EXPECT_TRUE(cache.find("0")) << i;
    SearcherStatistics statistics;
    cache.fill(statistics);
    EXPECT_LE(statistics.cache_bytes, 100'000U);
  }
  EXPECT_FALSE(cache.find("1"));
  EXPECT_TRUE(cache.find("19"));
  cache.keep("much", answer_of(20'000));
  EXPECT_FALSE(cache.find("much")) << "one answer must not drive out all others";
}

TEST(AnswerCache, ManyThreadsFindWhatIsTheirs) {
  AnswerCache cache(50'000);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 2'000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 40);
        if (const auto found = cache.find(key)) {
          EXPECT_EQ(found->query, key);
        } else {
          SearchResults results = answer_of(2'000);
          results.query = key;
          cache.keep(key, results);
        }
      }
    });
  }
}

}  // namespace
}  // namespace malmoi::search
