// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/guard.h"
#include "capi/objects.h"
#include "capi/text.h"

using malmoi::capi::text;

namespace {

const malmoi::SearchResults& of(const malmoi_results* results) {
  static const malmoi::SearchResults nothing;
  return results ? results->value : nothing;
}

const malmoi::FacetCounts& facet_of(const malmoi_results* results, size_t facet) {
  static const malmoi::FacetCounts nothing;
  const auto& facets = of(results).facets;
  return facet < facets.size() ? facets[facet] : nothing;
}

malmoi_text text_or_null(const std::optional<std::string>& value) { return value ? text(*value) : malmoi_text{}; }

}  // namespace

malmoi_code malmoi_results_json(const malmoi_results* results, malmoi_string** out, malmoi_error* error) {
  return malmoi::capi::make(out, error, [&]() -> malmoi::Result<std::string> { return malmoi::to_json(of(results)); });
}

void malmoi_results_free(malmoi_results* results) { delete results; }

malmoi_text malmoi_results_query(const malmoi_results* results) { return text(of(results).query); }
uint64_t malmoi_results_total(const malmoi_results* results) { return of(results).total.value; }
int malmoi_results_is_exact(const malmoi_results* results) { return of(results).total.exact; }
int malmoi_results_is_partial(const malmoi_results* results) { return of(results).partial; }
double malmoi_results_took_ms(const malmoi_results* results) { return of(results).took_ms; }
uint64_t malmoi_results_commit(const malmoi_results* results) { return of(results).commit; }

malmoi_text malmoi_results_suggestion(const malmoi_results* results) { return text_or_null(of(results).suggestion); }
malmoi_text malmoi_results_corrected(const malmoi_results* results) { return text_or_null(of(results).corrected); }

size_t malmoi_results_warning_count(const malmoi_results* results) { return of(results).warnings.size(); }
malmoi_text malmoi_results_warning(const malmoi_results* results, size_t index) {
  return text(of(results).warnings, index);
}

size_t malmoi_results_facet_count(const malmoi_results* results) { return of(results).facets.size(); }

int32_t malmoi_results_facet(const malmoi_results* results, size_t facet) {
  return facet < of(results).facets.size() ? static_cast<int32_t>(of(results).facets[facet].facet) : -1;
}

size_t malmoi_results_facet_value_count(const malmoi_results* results, size_t facet) {
  return facet_of(results, facet).counts.size();
}

malmoi_text malmoi_results_facet_value(const malmoi_results* results, size_t facet, size_t index) {
  const auto& counts = facet_of(results, facet).counts;
  return index < counts.size() ? text(counts[index].value) : malmoi_text{"", 0};
}

uint64_t malmoi_results_facet_articles(const malmoi_results* results, size_t facet, size_t index) {
  const auto& counts = facet_of(results, facet).counts;
  return index < counts.size() ? counts[index].count : 0;
}

size_t malmoi_results_hit_count(const malmoi_results* results) { return of(results).hits.size(); }

const malmoi_hit* malmoi_results_hit(const malmoi_results* results, size_t index) {
  const auto& hits = of(results).hits;
  return index < hits.size() ? reinterpret_cast<const malmoi_hit*>(&hits[index]) : nullptr;
}
