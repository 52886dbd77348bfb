// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <malmoi/search_request.h>
#include <malmoi/search_results.h>
#include <malmoi/searcher_statistics.h>

namespace malmoi::search {

/// Whatever decides the answer to a request beside the request: the commit, by its stamp, and the synonyms, by their
/// version.
struct AnswerSource {
  std::uint64_t commit = 0;
  std::uint64_t synonyms = 0;
};

/// Safe to use from many threads at once. Answers to requests, those least recently asked for dropped first. What has
/// another source is another answer, so nothing kept is ever outdated.
class AnswerCache {
 public:
  explicit AnswerCache(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  std::optional<SearchResults> find(const std::string& key);
  void keep(std::string key, const SearchResults& results);

  void fill(SearcherStatistics& statistics) const;

 private:
  struct Answer {
    std::string key;
    std::shared_ptr<const SearchResults> results;
    std::uint64_t bytes = 0;
  };
  void drop_last();

  const std::uint64_t max_bytes_;
  mutable std::mutex mutex_;   // guards what follows
  std::list<Answer> answers_;  // last asked for first
  std::unordered_map<std::string_view, std::list<Answer>::iterator> by_key_;
  std::uint64_t bytes_ = 0;
  std::uint64_t hits_ = 0;
};

/// Equal for requests that one source answers alike; nothing for those whose answers are not worth keeping.
std::optional<std::string> answer_key(const SearchRequest& request, AnswerSource source);

}  // namespace malmoi::search
