// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <malmoi/capi.h>

#include <string>
#include <string_view>
#include <vector>

#include "temporary_folder.h"

namespace malmoi::capi {

inline malmoi_text utf8(std::string_view text) { return {text.data(), text.size()}; }
inline std::string string_of(malmoi_text text) { return {text.data, text.size}; }

inline malmoi_article article(std::string_view id, std::string_view title, std::string_view body) {
  malmoi_article out;
  malmoi_article_init(&out, sizeof out);
  out.id = utf8(id);
  out.title = utf8(title);
  out.body = utf8(body);
  return out;
}

inline malmoi_search_request request(std::string_view query) {
  malmoi_search_request out;
  malmoi_search_request_init(&out, sizeof out);
  out.query = utf8(query);
  return out;
}

/// Use from one thread. An indexer of an index that is made in `path`.
class TestIndexer {
 public:
  explicit TestIndexer(const std::string& path) {
    EXPECT_EQ(malmoi_indexer_open(utf8(path), nullptr, &indexer_, &error), MALMOI_OK) << error.message;
  }
  ~TestIndexer() { malmoi_indexer_free(indexer_); }
  TestIndexer(const TestIndexer&) = delete;
  TestIndexer& operator=(const TestIndexer&) = delete;

  malmoi_indexer* get() const { return indexer_; }

  void add(std::string_view json) {
    EXPECT_EQ(malmoi_indexer_add_json(indexer_, utf8(json), &error), MALMOI_OK) << error.message;
  }
  void commit() { EXPECT_EQ(malmoi_indexer_commit(indexer_, &error), MALMOI_OK) << error.message; }

  malmoi_error error;

 private:
  malmoi_indexer* indexer_ = nullptr;
};

/// Three articles about a harbour; one of them twice, and with signs that UTF-16 writes as pairs.
inline void make_sample(const std::string& path) {
  TestIndexer indexer(path);
  indexer.add(R"({"id": "ferry", "title": "🚢 여객선이 항구로 돌아왔다", "date": "2024-05-03", "author": "이가람",
    "categories": ["지역"], "tags": ["바다", "항구"], "url": "/ferry",
    "body": "안개가 걷히자 🌊 여객선이 😀 항구로 들어왔다.\n승객들은 𠮷日 아침을 부두에서 맞았다."})");
  indexer.add(
      R"({"id": "ferry-copy", "title": "🚢 여객선이 항구로 돌아왔다", "date": "2024-05-04", "categories": ["지역"],
    "body": "안개가 걷히자 🌊 여객선이 😀 항구로 들어왔다.\n승객들은 𠮷日 아침을 부두에서 맞았다."})");
  indexer.add(R"({"id": "market", "title": "항구 시장에 봄나물이 나왔다", "date": "2023-03-20", "categories": ["생활"],
    "body": "상인들은 새벽부터 냉이와 달래를 다듬었다."})");
  indexer.commit();
}

/// Use from many threads. A searcher of an index.
class TestSearcher {
 public:
  explicit TestSearcher(const std::string& path) {
    malmoi_error error;
    EXPECT_EQ(malmoi_searcher_open(utf8(path), nullptr, &searcher_, &error), MALMOI_OK) << error.message;
  }
  ~TestSearcher() { malmoi_searcher_free(searcher_); }
  TestSearcher(const TestSearcher&) = delete;
  TestSearcher& operator=(const TestSearcher&) = delete;

  malmoi_searcher* get() const { return searcher_; }

 private:
  malmoi_searcher* searcher_ = nullptr;
};

/// Use from one thread. The answer to a search that must succeed.
class TestResults {
 public:
  TestResults(const TestSearcher& searcher, const malmoi_search_request& request) {
    malmoi_error error;
    EXPECT_EQ(malmoi_search(searcher.get(), &request, &results_, &error), MALMOI_OK) << error.message;
    EXPECT_EQ(error.code, MALMOI_OK);
    EXPECT_STREQ(error.message, "");
  }
  ~TestResults() { malmoi_results_free(results_); }
  TestResults(const TestResults&) = delete;
  TestResults& operator=(const TestResults&) = delete;

  malmoi_results* get() const { return results_; }
  const malmoi_hit* hit(size_t index) const { return malmoi_results_hit(results_, index); }

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (size_t i = 0; i < malmoi_results_hit_count(results_); ++i) out.push_back(string_of(malmoi_hit_id(hit(i))));
    return out;
  }

 private:
  malmoi_results* results_ = nullptr;
};

}  // namespace malmoi::capi
