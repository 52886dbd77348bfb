// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/outline_ranking.h"

#include <algorithm>
#include <cmath>

#include "index/schema.h"

namespace malmoi::search {
namespace {

// BM25 of titles: saturation, length normalisation, and the length that is neither favoured nor punished.
constexpr double title_k1 = 0.9;
constexpr double title_b = 0.75;
constexpr double usual_title_terms = 8;

}  // namespace

OutlineRanking::OutlineRanking(const index::Snapshot& snapshot, const std::map<std::string, double>& scored,
                               const RankingSettings& settings)
    : snapshot_(snapshot), settings_(settings), mean_terms_(snapshot.statistics().mean_length()) {
  if (settings.title_weight <= 0) return;
  for (const auto& [term, weight] : scored) {
    const double idf = snapshot.statistics().idf(std::string(index::prefix::title) + term);
    if (idf > 0) weights_[index::title_hash(term)] += weight * idf;
  }
}

double OutlineRanking::title_score(const index::OutlineView& outline) const {
  if (weights_.empty()) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < outline.title_size(); ++i) {
    const auto found = weights_.find(outline.title(i));
    if (found != weights_.end()) sum += found->second;
  }
  const double length = static_cast<double>(outline.title_size()) / usual_title_terms;
  const double saturation = title_k1 * (1 - title_b + title_b * length);
  return settings_.title_weight * sum * (title_k1 + 1) / (saturation + 1);
}

double OutlineRanking::length_score(const index::OutlineView& outline) const {
  return settings_.length_weight * std::log1p(outline.terms() / mean_terms_);
}

Status OutlineRanking::apply(std::vector<Match>& matches, query::Deadline& deadline) const {
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(depth, matches.size()));
  for (auto at = matches.begin(); at != end && !deadline.passed(); ++at) {
    const auto value = snapshot_.value(at->document, index::slot::outline);
    if (!value) return value.error();
    const index::OutlineView outline(*value);
    at->id = outline.id();
    at->title_score = title_score(outline);
    at->length_score = length_score(outline);
    at->score += at->kept * (at->title_score + at->length_score);
  }
  std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
  return {};
}

}  // namespace malmoi::search
