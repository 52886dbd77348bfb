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
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A value. Why an article scored as it did: a sum of parts.
struct Explanation {
  std::string label;
  double score = 0;
  std::vector<Explanation> parts;
};

/// A value. An article that says nearly the same as a hit.
struct Duplicate {
  std::string id;
  std::string title;  ///< empty where SearchRequest::ids_only; so are those that follow
  std::string url;
  std::string published;  ///< as Article::published
};

/// A value. One article found.
struct Hit {
  std::string id;
  /// Comparable within one answer only; never rises down the list under Sort::relevance.
  double score = 0;
  std::string title;
  std::string url;
  std::string published;  ///< as Article::published
  std::vector<std::string> categories;
  std::vector<std::string> tags;
  /// Plain text of the best passage, not HTML.
  std::string snippet;
  std::vector<ByteRange> highlights;        ///< of `snippet`; sorted, disjoint
  std::vector<ByteRange> title_highlights;  ///< of `title`; sorted, disjoint
  std::optional<Explanation> explanation;   ///< where SearchRequest::explain
  /// Articles folded into this one, of those that rank high enough to be looked at: the best 100, and more where more
  /// hits are asked for, up to 10,000.
  std::uint32_t duplicates = 0;
  /// Where SearchRequest::list_duplicates: the best ranked of them, at most 100.
  std::vector<Duplicate> duplicate_list;
};

/// A value. How many articles match.
struct Total {
  std::uint64_t value = 0;
  bool exact = true;  ///< false: an estimate
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
};

/// A value. The counts of one facet: by count and then by name; months newest first.
struct FacetCounts {
  Facet facet = Facet::category;
  std::vector<FacetCount> counts;
};

/// A value. The answer to a search.
struct SearchResults {
  std::string query;
  Total total;
  /// Did the search run out of time? Then these are the best hits found so far, of those looked at; totals and
  /// facets count no others. See SearchRequest::time_budget.
  bool partial = false;
  double took_ms = 0;
  /// What could not be searched as typed, one sentence each.
  std::vector<std::string> warnings;
  /// What was probably meant, where words of the query are hardly in the index and others like them are: slips of the
  /// fingers, the wrong keyboard layout, spaces. Never applied unasked.
  std::optional<std::string> suggestion;
  /// The query that was searched in place of `query`, see SearchRequest::correct.
  std::optional<std::string> corrected;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  /// The index's commit that was searched.
  std::uint64_t commit = 0;
};

/// Safe from any thread. The answer as the JSON object of docs/query-language.md.
MALMOI_EXPORT std::string to_json(const SearchResults& results);

/// Safe from any thread. "category", "tag" or "month".
MALMOI_EXPORT const char* name(Facet facet) noexcept;

}  // namespace malmoi
