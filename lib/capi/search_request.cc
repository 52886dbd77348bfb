// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/search_request.h"

#include "capi/objects.h"
#include "capi/sized_struct.h"
#include "capi/text.h"

namespace malmoi::capi {
namespace {

static_assert(MALMOI_SORT_RELEVANCE == static_cast<int>(Sort::relevance) &&
              MALMOI_SORT_NEWEST == static_cast<int>(Sort::newest) &&
              MALMOI_SORT_OLDEST == static_cast<int>(Sort::oldest) &&
              MALMOI_FACET_CATEGORY == static_cast<int>(Facet::category) &&
              MALMOI_FACET_TAG == static_cast<int>(Facet::tag) &&
              MALMOI_FACET_MONTH == static_cast<int>(Facet::month) &&
              MALMOI_LANGUAGE_KO == static_cast<int>(Language::ko) &&
              MALMOI_LANGUAGE_EN == static_cast<int>(Language::en));

constexpr std::size_t first_search_request = 216;
constexpr std::size_t first_suggest_request = 32;

Status check_constant(const char* field, std::int32_t value, std::int32_t largest) {
  if (value >= 0 && value <= largest) return {};
  return Error{ErrorCode::invalid_argument,
               std::string(field) + ": " + std::to_string(value) + " is none of the constants of capi.h"};
}

Result<std::vector<Facet>> facets_of(const malmoi_search_request& given) {
  if (!given.facets && given.facet_count > 0) return missing("facets");
  std::vector<Facet> out;
  for (std::size_t i = 0; i < given.facet_count; ++i) {
    if (Status known = check_constant("facets", given.facets[i], MALMOI_FACET_MONTH); !known) return known.error();
    out.push_back(static_cast<Facet>(given.facets[i]));
  }
  return out;
}

}  // namespace

Result<SearchRequest> to_request(const malmoi_search_request* request) {
  const auto given = known_part(request, first_search_request, "request");
  if (!given) return given.error();
  if (Status known = check_constant("sort", given->sort, MALMOI_SORT_OLDEST); !known) return known.error();
  if (Status known = check_constant("language", given->language, MALMOI_LANGUAGE_EN); !known) return known.error();
  auto facets = facets_of(*given);
  if (!facets) return std::move(facets).error();
  Texts copy;
  SearchRequest out;
  out.query = copy("query", given->query);
  out.correct = given->correct != 0;
  out.similar_to = copy("similar_to", given->similar_to);
  out.similar_text = copy("similar_text", given->similar_text);
  out.limit = given->limit;
  out.offset = given->offset;
  out.sort = static_cast<Sort>(given->sort);
  out.from = copy("from", given->from);
  out.to = copy("to", given->to);
  out.categories = copy("categories", given->categories, given->category_count);
  out.tags = copy("tags", given->tags, given->tag_count);
  out.facets = std::move(*facets);
  out.collapse = given->collapse != 0;
  out.list_duplicates = given->list_duplicates != 0;
  if (!(given->half_life < 0)) out.half_life = given->half_life;
  out.now = copy("now", given->now);
  out.snippet_length = given->snippet_length;
  out.ids_only = given->ids_only != 0;
  out.explain = given->explain != 0;
  if (given->time_budget_ms >= 0) out.time_budget = std::chrono::milliseconds(given->time_budget_ms);
  if (given->cancellation) out.cancellation = given->cancellation->value.get_token();
  out.language = static_cast<Language>(given->language);
  if (!copy.status()) return copy.status().error();
  return out;
}

Result<SuggestRequest> to_request(const malmoi_suggest_request* request) {
  const auto given = known_part(request, first_suggest_request, "request");
  if (!given) return given.error();
  if (Status known = check_constant("language", given->language, MALMOI_LANGUAGE_EN); !known) return known.error();
  Texts copy;
  SuggestRequest out;
  out.typed = copy("typed", given->typed);
  out.limit = given->limit;
  out.language = static_cast<Language>(given->language);
  if (!copy.status()) return copy.status().error();
  return out;
}

}  // namespace malmoi::capi

void malmoi_search_request_init(malmoi_search_request* request, size_t struct_size) {
  const malmoi::SearchRequest defaults;
  malmoi_search_request out{};
  out.half_life = -1;
  out.time_budget_ms = -1;
  out.limit = defaults.limit;
  out.snippet_length = defaults.snippet_length;
  out.collapse = defaults.collapse;
  malmoi::capi::fill(request, struct_size, out);
}

void malmoi_suggest_request_init(malmoi_suggest_request* request, size_t struct_size) {
  malmoi_suggest_request out{};
  out.limit = malmoi::SuggestRequest().limit;
  malmoi::capi::fill(request, struct_size, out);
}
