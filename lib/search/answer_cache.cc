// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer_cache.h"

#include <type_traits>
#include <vector>

namespace malmoi::search {
namespace {

// No answer takes more than this part of the cache.
constexpr std::uint64_t most_answers_part = 8;
// Of the list and the map, for each answer.
constexpr std::uint64_t overhead = 200;

/// Fields one after the other, so that no two requests look alike.
class KeyWriter {
 public:
  void add(std::string_view text) {
    add(text.size());
    key_ += text;
  }
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void add(const T& value) { key_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void add(const std::string& text) { add(std::string_view(text)); }
  template <class T>
  void add(const std::vector<T>& list) {
    add(list.size());
    for (const T& each : list) add(each);
  }
  std::string take() { return std::move(key_); }

 private:
  std::string key_;
};

std::uint64_t bytes_of(const std::string& text) { return sizeof text + text.size(); }

std::uint64_t bytes_of(const std::vector<std::string>& texts) {
  std::uint64_t bytes = 0;
  for (const std::string& text : texts) bytes += bytes_of(text);
  return bytes;
}

std::uint64_t bytes_of(const Hit& hit) {
  std::uint64_t bytes = sizeof hit + hit.id.size() + hit.title.size() + hit.url.size() + hit.published.size() +
                        hit.snippet.size() + bytes_of(hit.categories) + bytes_of(hit.tags);
  bytes += (hit.highlights.size() + hit.title_highlights.size()) * sizeof(ByteRange);
  for (const Duplicate& each : hit.duplicate_list) {
    bytes += sizeof each + each.id.size() + each.title.size() + each.url.size() + each.published.size();
  }
  return bytes;
}

std::uint64_t bytes_of(const SearchResults& results) {
  std::uint64_t bytes = sizeof results + results.query.size() + bytes_of(results.warnings);
  for (const Hit& hit : results.hits) bytes += bytes_of(hit);
  for (const FacetCounts& facet : results.facets) {
    for (const FacetCount& each : facet.counts) bytes += sizeof each + each.value.size();
  }
  return bytes;
}

}  // namespace

std::optional<std::string> answer_key(const SearchRequest& request, AnswerSource source) {
  // Names every field, so that a new one cannot be forgotten.
  const auto& [query, correct, similar_to, similar_text, limit, offset, sort, from, to, categories, tags, facets,
               collapse, list_duplicates, half_life, now, snippet_length, ids_only, explain, time_budget, cancellation,
               language] = request;
  if (explain) return std::nullopt;
  static_cast<void>(time_budget);  // only whole answers are kept
  static_cast<void>(cancellation);
  KeyWriter key;
  key.add(source.commit);
  key.add(source.synonyms);
  key.add(query);
  key.add(correct);
  key.add(similar_to);
  key.add(similar_text);
  key.add(limit);
  key.add(offset);
  key.add(sort);
  key.add(from);
  key.add(to);
  key.add(categories);
  key.add(tags);
  key.add(facets);
  key.add(collapse);
  key.add(list_duplicates);
  key.add(half_life.value_or(-1));
  key.add(now);
  key.add(snippet_length);
  key.add(ids_only);
  key.add(language);
  return key.take();
}

std::optional<SearchResults> AnswerCache::find(const std::string& key) {
  std::shared_ptr<const SearchResults> found;
  {
    const std::lock_guard lock(mutex_);
    const auto at = by_key_.find(key);
    if (at == by_key_.end()) return std::nullopt;
    answers_.splice(answers_.begin(), answers_, at->second);
    found = at->second->results;
    ++hits_;
  }
  return *found;
}

void AnswerCache::keep(std::string key, const SearchResults& results) {
  const std::uint64_t bytes = overhead + key.size() + bytes_of(results);
  if (bytes > max_bytes_ / most_answers_part) return;
  Answer answer{std::move(key), std::make_shared<const SearchResults>(results), bytes};
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(answer.key)) return;
  answers_.push_front(std::move(answer));
  by_key_.emplace(answers_.front().key, answers_.begin());
  bytes_ += bytes;
  while (bytes_ > max_bytes_) drop_last();
}

void AnswerCache::drop_last() {
  bytes_ -= answers_.back().bytes;
  by_key_.erase(answers_.back().key);
  answers_.pop_back();
}

void AnswerCache::fill(SearcherStatistics& statistics) const {
  const std::lock_guard lock(mutex_);
  statistics.cache_hits = hits_;
  statistics.cache_bytes = bytes_;
}

}  // namespace malmoi::search
