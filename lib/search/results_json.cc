// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/search_results.h>

#include <algorithm>

#include "search/json_writer.h"

namespace malmoi {
namespace {

using search::JsonWriter;

/// What is not there is null, not an empty string.
void add_or_null(JsonWriter& out, const std::string& value) {
  if (value.empty()) {
    out.add_null();
  } else {
    out.add(value);
  }
}

template <class T, class Add>
void add_all(JsonWriter& out, const std::vector<T>& all, const Add& add) {
  out.begin_array();
  for (const T& each : all) add(out, each);
  out.end_array();
}

void add_text(JsonWriter& out, const std::string& text) { out.add(text); }

void add_range(JsonWriter& out, const ByteRange& range) {
  out.begin_array();
  out.add(range.begin);
  out.add(range.end);
  out.end_array();
}

void add_explanation(JsonWriter& out, const Explanation& explained) {
  out.begin_object();
  out.key("label"), out.add(explained.label);
  out.key("score"), out.add(explained.score);
  if (!explained.parts.empty()) out.key("parts"), add_all(out, explained.parts, add_explanation);
  out.end_object();
}

void add_duplicate(JsonWriter& out, const Duplicate& duplicate) {
  out.begin_object();
  out.key("id"), out.add(duplicate.id);
  out.key("title"), out.add(duplicate.title);
  out.key("url"), add_or_null(out, duplicate.url);
  out.key("published"), add_or_null(out, duplicate.published);
  out.end_object();
}

void add_hit(JsonWriter& out, const Hit& hit) {
  out.begin_object();
  out.key("id"), out.add(hit.id);
  out.key("score"), out.add(hit.score);
  out.key("title"), out.add(hit.title);
  out.key("url"), add_or_null(out, hit.url);
  out.key("published"), add_or_null(out, hit.published);
  out.key("categories"), add_all(out, hit.categories, add_text);
  out.key("tags"), add_all(out, hit.tags, add_text);
  out.key("snippet"), out.add(hit.snippet);
  out.key("highlights"), add_all(out, hit.highlights, add_range);
  out.key("duplicates"), out.add(hit.duplicates);
  if (!hit.duplicate_list.empty()) out.key("duplicate_list"), add_all(out, hit.duplicate_list, add_duplicate);
  if (hit.explanation) out.key("explanation"), add_explanation(out, *hit.explanation);
  out.end_object();
}

void add_count(JsonWriter& out, const FacetCount& count) {
  out.begin_object();
  out.key("value"), out.add(count.value);
  out.key("count"), out.add(count.count);
  out.end_object();
}

/// One that was asked for twice is there once.
void add_facets(JsonWriter& out, const std::vector<FacetCounts>& all) {
  out.begin_object();
  for (auto facet = all.begin(); facet != all.end(); ++facet) {
    const auto is_same = [&](const FacetCounts& each) { return each.facet == facet->facet; };
    if (std::any_of(all.begin(), facet, is_same)) continue;
    out.key(name(facet->facet)), add_all(out, facet->counts, add_count);
  }
  out.end_object();
}

void add_total(JsonWriter& out, const Total& total) {
  out.begin_object();
  out.key("value"), out.add(total.value);
  out.key("exact"), out.add(total.exact);
  out.end_object();
}

}  // namespace

std::string to_json(const SearchResults& results) {
  JsonWriter out;
  out.begin_object();
  out.key("query"), out.add(results.query);
  out.key("total"), add_total(out, results.total);
  out.key("partial"), out.add(results.partial);
  out.key("took_ms"), out.add(results.took_ms);
  out.key("warnings"), add_all(out, results.warnings, add_text);
  out.key("suggestion"), add_or_null(out, results.suggestion.value_or(""));
  out.key("hits"), add_all(out, results.hits, add_hit);
  out.key("facets"), add_facets(out, results.facets);
  if (results.corrected) out.key("corrected"), out.add(*results.corrected);
  out.end_object();
  return out.take();
}

const char* name(Facet facet) noexcept {
  switch (facet) {
    case Facet::category:
      return "category";
    case Facet::tag:
      return "tag";
    case Facet::month:
      return "month";
  }
  return "";
}

}  // namespace malmoi
