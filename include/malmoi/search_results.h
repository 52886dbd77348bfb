// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <malmoi/export.h>
#include <malmoi/search_request.h>

namespace malmoi {

/// A value. A half-open range of bytes of a UTF-8 string, on code-point boundaries.
struct ByteRange {
  std::uint32_t begin = 0;  ///< first byte
  std::uint32_t end = 0;    ///< one past the last
};

/// A value. Why an article scored as it did: a sum of parts.
struct Explanation {
  std::string label;               ///< what it is the score of, for people
  double score = 0;                ///< sum of its parts, if it has any
  std::vector<Explanation> parts;  ///< may be empty
};

/// A value. An article that says nearly the same as a hit.
struct Duplicate {
  std::string id;         ///< as Article::id
  std::string title;      ///< empty where SearchRequest::ids_only; so are those that follow
  std::string url;        ///< as Article::url
  std::string published;  ///< as Article::published
};

/// A value. One article found.
struct Hit {
  /// As Article::id.
  std::string id;
  /// Comparable within one answer only; never rises down the list under Sort::relevance.
  double score = 0;
  /// As Article::title; empty where SearchRequest::ids_only; so are those that follow.
  std::string title;
  /// As Article::url.
  std::string url;
  /// As Article::published.
  std::string published;
  /// As Article::categories.
  std::vector<std::string> categories;
  /// As Article::tags.
  std::vector<std::string> tags;
  /// Plain text of the best passage, not HTML.
  std::string snippet;
  /// Of `snippet`; sorted, disjoint.
  std::vector<ByteRange> highlights;
  /// Of `title`; sorted, disjoint.
  std::vector<ByteRange> title_highlights;
  /// Where SearchRequest::explain.
  std::optional<Explanation> explanation;
  /// Articles folded into this one, of those that rank high enough to be looked at: the best 100, and more where more
  /// hits are asked for, up to 10,000.
  std::uint32_t duplicates = 0;
  /// Where SearchRequest::list_duplicates: the best ranked of them, at most 100.
  std::vector<Duplicate> duplicate_list;
};

/// A value. How many articles match.
struct Total {
  std::uint64_t value = 0;  ///< articles, before near-duplicates fold
  bool exact = true;        ///< false: an estimate
};

/// A value. How many matches have one value of a facet.
struct FacetCount {
  std::string value;        ///< a category, a tag, or a month as "2024-07"
  std::uint64_t count = 0;  ///< articles
};

/// A value. The counts of one facet: by count and then by name; months newest first.
struct FacetCounts {
  Facet facet = Facet::category;   ///< what was counted by
  std::vector<FacetCount> counts;  ///< all values that any match has
};

/// A value. The answer to a search.
struct SearchResults {
  /// SearchRequest::query.
  std::string query;
  /// Of all matches, not only `hits`.
  Total total;
  /// Did the search run out of time? Then these are the best hits found so far, of those looked at; totals and
  /// facets count no others. See SearchRequest::time_budget.
  bool partial = false;
  /// Wall time in milliseconds.
  double took_ms = 0;
  /// What could not be searched as typed, one sentence each.
  std::vector<std::string> warnings;
  /// What was probably meant, where words of the query are hardly in the index and others like them are: slips of the
  /// fingers, the wrong keyboard layout, spaces. Never applied unasked.
  std::optional<std::string> suggestion;
  /// The query that was searched in place of `query`, see SearchRequest::correct.
  std::optional<std::string> corrected;
  /// Best first, or as SearchRequest::sort says.
  std::vector<Hit> hits;
  /// Those of SearchRequest::facets, in its order.
  std::vector<FacetCounts> facets;
  /// The index's commit that was searched.
  std::uint64_t commit = 0;
};

/// Safe from any thread. The answer as the JSON object of docs/query-language.md.
MALMOI_EXPORT std::string to_json(const SearchResults& results);

/// Safe from any thread. "category", "tag" or "month".
MALMOI_EXPORT const char* name(Facet facet) noexcept;

}  // namespace malmoi
