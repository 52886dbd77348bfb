// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <malmoi/indexer.h>
#include <malmoi/searcher.h>

#include "../temporary_folder.h"

namespace malmoi::search {

/// An index in a folder of its own, and a searcher over it.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<Article>& articles = {}, Settings settings = {})
      : settings_(std::move(settings)) {
    settings_.search.time_budget = {};  // no test depends on the time it takes
    commit(articles);
  }

  /// Adds articles, removes ids, and makes it all visible at once.
  void commit(const std::vector<Article>& articles, const std::vector<std::string>& removed = {}) {
    auto indexer = Indexer::open(path(), settings_);
    ASSERT_TRUE(indexer) << indexer.error().message;
    for (const Article& article : articles) {
      const Status added = indexer->add(article);
      ASSERT_TRUE(added) << added.error().message;
    }
    for (const std::string& id : removed) ASSERT_TRUE(indexer->remove(id));
    const Status committed = indexer->commit();
    ASSERT_TRUE(committed) << committed.error().message;
  }

  void compact() {
    auto indexer = Indexer::open(path(), settings_);
    ASSERT_TRUE(indexer) << indexer.error().message;
    const Status folded = indexer->compact();
    ASSERT_TRUE(folded) << folded.error().message;
  }

  const Searcher& searcher() const {
    if (!searcher_) {
      auto opened = Searcher::open(path(), settings_);
      EXPECT_TRUE(opened) << opened.error().message;
      searcher_.emplace(std::move(*opened));
    }
    return *searcher_;
  }

  SearchResults search(const SearchRequest& request) const {
    auto results = searcher().search(request);
    EXPECT_TRUE(results) << request.query << ": " << results.error().message;
    return results ? *results : SearchResults{};
  }
  SearchResults search(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    request.snippet_length = 0;
    request.collapse = false;  // articles of tests are much alike
    return search(request);
  }
  /// Ids in the order of the answer.
  std::vector<std::string> ids(const std::string& query) const { return ids(search(query)); }
  static std::vector<std::string> ids(const SearchResults& results) {
    std::vector<std::string> ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
  }

  std::string path() const { return folder_ / "index"; }
  const Settings& settings() const { return settings_; }

 private:
  TemporaryFolder folder_;
  Settings settings_;
  mutable std::optional<Searcher> searcher_;
};

}  // namespace malmoi::search
