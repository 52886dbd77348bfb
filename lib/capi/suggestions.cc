// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/guard.h"
#include "capi/objects.h"
#include "capi/ranges.h"
#include "capi/text.h"

using malmoi::capi::text;

namespace {

static_assert(MALMOI_SUGGESTION_WORD == static_cast<int>(malmoi::SuggestionKind::word) &&
              MALMOI_SUGGESTION_INITIALS == static_cast<int>(malmoi::SuggestionKind::initials) &&
              MALMOI_SUGGESTION_LAYOUT == static_cast<int>(malmoi::SuggestionKind::layout) &&
              MALMOI_SUGGESTION_TITLE == static_cast<int>(malmoi::SuggestionKind::title));

const malmoi::Suggestions& of(const malmoi_suggestions* suggestions) {
  static const malmoi::Suggestions nothing;
  return suggestions ? suggestions->value : nothing;
}

const malmoi::Suggestion& of(const malmoi_suggestions* suggestions, size_t index) {
  static const malmoi::Suggestion nothing;
  const auto& all = of(suggestions).suggestions;
  return index < all.size() ? all[index] : nothing;
}

}  // namespace

malmoi_code malmoi_suggestions_json(const malmoi_suggestions* suggestions, malmoi_string** out, malmoi_error* error) {
  return malmoi::capi::make(out, error,
                            [&]() -> malmoi::Result<std::string> { return malmoi::to_json(of(suggestions)); });
}

void malmoi_suggestions_free(malmoi_suggestions* suggestions) { delete suggestions; }

size_t malmoi_suggestions_count(const malmoi_suggestions* suggestions) { return of(suggestions).suggestions.size(); }

malmoi_text malmoi_suggestions_text(const malmoi_suggestions* suggestions, size_t index) {
  return text(of(suggestions, index).text);
}

int32_t malmoi_suggestions_kind(const malmoi_suggestions* suggestions, size_t index) {
  return index < malmoi_suggestions_count(suggestions) ? static_cast<int32_t>(of(suggestions, index).kind) : -1;
}

uint64_t malmoi_suggestions_articles(const malmoi_suggestions* suggestions, size_t index) {
  return of(suggestions, index).articles;
}

size_t malmoi_suggestions_highlights(const malmoi_suggestions* suggestions, size_t index, int32_t unit,
                                     malmoi_range* ranges, size_t capacity) {
  const malmoi::Suggestion& suggestion = of(suggestions, index);
  return malmoi::capi::write_ranges(suggestion.text, suggestion.highlights, unit, ranges, capacity);
}

double malmoi_suggestions_took_ms(const malmoi_suggestions* suggestions) { return of(suggestions).took_ms; }

size_t malmoi_suggestions_warning_count(const malmoi_suggestions* suggestions) {
  return of(suggestions).warnings.size();
}

malmoi_text malmoi_suggestions_warning(const malmoi_suggestions* suggestions, size_t index) {
  return text(of(suggestions).warnings, index);
}
