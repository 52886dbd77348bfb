// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace malmoi {

/// In what order hits come.
enum class Sort : std::uint8_t {
  relevance,  ///< best first; of equals the newest, then by id
  newest,     ///< by publication; undated ones last
  oldest,     ///< the same backwards; undated ones last too
};

/// What matches can be counted by.
enum class Facet : std::uint8_t {
  category,  ///< Article::categories
  tag,       ///< Article::tags
  month,     ///< of Article::published, such as "2024-07"
};

/// Language of warnings.
enum class Language : std::uint8_t {
  ko,  ///< Korean
  en,  ///< English
};

/// A value. One search. Every field but `query` may be left alone.
struct SearchRequest {
  /// In the query language of docs/query-language.md; any bytes are accepted. Empty: all articles
  /// that pass the filters, newest first.
  std::string query = {};
  /// Search for SearchResults::suggestion at once, where there is one.
  bool correct = false;
  /// Rank by what is typical of the article of this id, which does not come back itself; `query` then only filters.
  /// Empty for none. An id that the index has not: error not_found.
  std::string similar_to = {};
  /// The same for a text that need not be in the index, of which the first 64 KiB count; any bytes are accepted. Not
  /// together with similar_to.
  std::string similar_text = {};
  /// Hits to return, 0 to 10,000.
  std::uint32_t limit = 10;
  /// Hits to pass over first. offset + limit is at most 100,000.
  std::uint32_t offset = 0;
  /// Order of hits.
  Sort sort = Sort::relevance;
  /// First and last calendar day, both inclusive: "2024-07-12", "2024-07" or "2024"; empty for no
  /// bound. Where `from` is after `to`, the search fails with invalid_argument.
  ///@{
  std::string from = {};
  std::string to = {};
  ///@}
  /// An article passes if it has one of the categories, and one of the tags; empty lists pass all.
  ///@{
  std::vector<std::string> categories = {};
  std::vector<std::string> tags = {};
  ///@}
  /// Count matches by these, before near-duplicates fold.
  std::vector<Facet> facets = {};
  /// Fold articles that say nearly the same as a better hit, such as wire copies and re-posts, into that hit: see
  /// Hit::duplicates. Totals and facets count them all the same. Of similar_to, copies do not come back.
  bool collapse = true;
  /// Fill Hit::duplicate_list.
  bool list_duplicates = false;
  /// Under Sort::relevance, older articles score less: what is so many days old loses half of what age can take, see
  /// RankingSettings::recency_weight. 0 for no such loss, at most 36,500; RankingSettings::half_life if left out.
  std::optional<double> half_life = {};
  /// The day or instant that ages count from, as Article::published: "2024-07-12". Empty: the newest article's.
  std::string now = {};
  /// Code points in a snippet, 0 for none, at most 2,000.
  std::uint32_t snippet_length = 160;
  /// Fill only Hit::id and score, without reading the articles; no snippets and explanations either.
  bool ids_only = false;
  /// Fill Hit::explanation.
  bool explain = false;
  /// So long may the search take, and little longer; then the best answer so far comes back, marked as partial.
  /// 0 for no limit, at most an hour; SearchSettings::time_budget if left out.
  std::optional<std::chrono::milliseconds> time_budget = {};
  /// Ends the search within some milliseconds of std::stop_source::request_stop(), which any thread may call at any
  /// time, with error cancelled: nobody waits for a part of the answer any more. A search that is done by then is
  /// answered.
  std::stop_token cancellation = {};
  Language language = Language::ko;  ///< of SearchResults::warnings
};

}  // namespace malmoi
