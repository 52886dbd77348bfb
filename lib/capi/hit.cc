// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/search_results.h>

#include "capi/ranges.h"
#include "capi/text.h"

using malmoi::capi::text;
using malmoi::capi::write_ranges;

namespace {

const malmoi::Hit& of(const malmoi_hit* hit) {
  static const malmoi::Hit nothing;
  return hit ? *reinterpret_cast<const malmoi::Hit*>(hit) : nothing;
}

const malmoi::Duplicate& duplicate_of(const malmoi_hit* hit, size_t index) {
  static const malmoi::Duplicate nothing;
  const auto& listed = of(hit).duplicate_list;
  return index < listed.size() ? listed[index] : nothing;
}

const malmoi::Explanation& of(const malmoi_explanation* explanation) {
  static const malmoi::Explanation nothing;
  return explanation ? *reinterpret_cast<const malmoi::Explanation*>(explanation) : nothing;
}

}  // namespace

malmoi_text malmoi_hit_id(const malmoi_hit* hit) { return text(of(hit).id); }
double malmoi_hit_score(const malmoi_hit* hit) { return of(hit).score; }
malmoi_text malmoi_hit_title(const malmoi_hit* hit) { return text(of(hit).title); }
malmoi_text malmoi_hit_url(const malmoi_hit* hit) { return text(of(hit).url); }
malmoi_text malmoi_hit_published(const malmoi_hit* hit) { return text(of(hit).published); }
size_t malmoi_hit_category_count(const malmoi_hit* hit) { return of(hit).categories.size(); }
malmoi_text malmoi_hit_category(const malmoi_hit* hit, size_t index) { return text(of(hit).categories, index); }
size_t malmoi_hit_tag_count(const malmoi_hit* hit) { return of(hit).tags.size(); }
malmoi_text malmoi_hit_tag(const malmoi_hit* hit, size_t index) { return text(of(hit).tags, index); }
malmoi_text malmoi_hit_snippet(const malmoi_hit* hit) { return text(of(hit).snippet); }

size_t malmoi_hit_highlights(const malmoi_hit* hit, int32_t unit, malmoi_range* ranges, size_t capacity) {
  return write_ranges(of(hit).snippet, of(hit).highlights, unit, ranges, capacity);
}

size_t malmoi_hit_title_highlights(const malmoi_hit* hit, int32_t unit, malmoi_range* ranges, size_t capacity) {
  return write_ranges(of(hit).title, of(hit).title_highlights, unit, ranges, capacity);
}

uint32_t malmoi_hit_duplicates(const malmoi_hit* hit) { return of(hit).duplicates; }
size_t malmoi_hit_duplicate_count(const malmoi_hit* hit) { return of(hit).duplicate_list.size(); }
malmoi_text malmoi_hit_duplicate_id(const malmoi_hit* hit, size_t index) { return text(duplicate_of(hit, index).id); }
malmoi_text malmoi_hit_duplicate_title(const malmoi_hit* hit, size_t index) {
  return text(duplicate_of(hit, index).title);
}
malmoi_text malmoi_hit_duplicate_url(const malmoi_hit* hit, size_t index) { return text(duplicate_of(hit, index).url); }
malmoi_text malmoi_hit_duplicate_published(const malmoi_hit* hit, size_t index) {
  return text(duplicate_of(hit, index).published);
}

const malmoi_explanation* malmoi_hit_explanation(const malmoi_hit* hit) {
  const auto& explained = of(hit).explanation;
  return explained ? reinterpret_cast<const malmoi_explanation*>(&*explained) : nullptr;
}

malmoi_text malmoi_explanation_label(const malmoi_explanation* explanation) { return text(of(explanation).label); }
double malmoi_explanation_score(const malmoi_explanation* explanation) { return of(explanation).score; }
size_t malmoi_explanation_part_count(const malmoi_explanation* explanation) { return of(explanation).parts.size(); }

const malmoi_explanation* malmoi_explanation_part(const malmoi_explanation* explanation, size_t index) {
  const auto& parts = of(explanation).parts;
  return index < parts.size() ? reinterpret_cast<const malmoi_explanation*>(&parts[index]) : nullptr;
}
