// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include <malmoi/search_results.h>

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

/// What is not there is null, not an empty string.
Json or_null(const std::string& value) { return value.empty() ? Json() : Json(value); }

Json ranges(const std::vector<ByteRange>& all) {
  Json out = Json::array();
  for (const ByteRange& each : all) out.push_back(Json::array({each.begin, each.end}));
  return out;
}

Json explanation(const Explanation& explained) {
  Json out = {{"label", explained.label}, {"score", explained.score}};
  if (explained.parts.empty()) return out;
  Json& parts = out["parts"] = Json::array();
  for (const Explanation& part : explained.parts) parts.push_back(explanation(part));
  return out;
}

Json duplicates(const std::vector<Duplicate>& all) {
  Json out = Json::array();
  for (const Duplicate& each : all) {
    out.push_back(
        {{"id", each.id}, {"title", each.title}, {"url", or_null(each.url)}, {"published", or_null(each.published)}});
  }
  return out;
}

Json hit(const Hit& found) {
  Json out = {{"id", found.id},
              {"score", found.score},
              {"title", found.title},
              {"url", or_null(found.url)},
              {"published", or_null(found.published)},
              {"categories", found.categories},
              {"tags", found.tags},
              {"snippet", found.snippet},
              {"highlights", ranges(found.highlights)},
              {"duplicates", found.duplicates}};
  if (!found.duplicate_list.empty()) out["duplicate_list"] = duplicates(found.duplicate_list);
  if (found.explanation) out["explanation"] = explanation(*found.explanation);
  return out;
}

Json hits(const std::vector<Hit>& all) {
  Json out = Json::array();
  for (const Hit& each : all) out.push_back(hit(each));
  return out;
}

Json facets(const std::vector<FacetCounts>& all) {
  Json out = Json::object();
  for (const FacetCounts& facet : all) {
    Json& counts = out[name(facet.facet)] = Json::array();
    for (const FacetCount& each : facet.counts) counts.push_back({{"value", each.value}, {"count", each.count}});
  }
  return out;
}

}  // namespace

std::string to_json(const SearchResults& results) {
  Json out = {
      {"query", results.query},       {"total", {{"value", results.total.value}, {"exact", results.total.exact}}},
      {"partial", results.partial},   {"took_ms", results.took_ms},
      {"warnings", results.warnings}, {"suggestion", or_null(results.suggestion.value_or(""))},
      {"hits", hits(results.hits)},   {"facets", facets(results.facets)}};
  if (results.corrected) out["corrected"] = *results.corrected;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
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
