// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/title_ranking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "index/schema.h"

namespace malmoi::search {
namespace {

// Length normalisation of titles, and the length that is neither favoured nor punished.
constexpr double title_b = 0.75;
constexpr double usual_title_terms = 8;

/// The bytes of one title_hash() as a number.
std::uint32_t number(const char* hash) {
  std::uint32_t n = 0;
  std::memcpy(&n, hash, index::title_hash_bytes);
  return n;
}

}  // namespace

TitleRanking::TitleRanking(const index::Snapshot& snapshot, const std::map<std::string, double>& scored,
                           const RankingSettings& settings)
    : snapshot_(snapshot), settings_(settings) {
  if (settings.title_weight <= 0) return;
  const Xapian::Database& database = snapshot.database();
  const double n = database.get_doccount();
  for (const auto& [term, weight] : scored) {
    const double with_it = database.get_termfreq(std::string(index::prefix::title) + term);
    if (with_it == 0) continue;
    weights_[number(index::title_hash(term).data())] += weight * std::log(1 + (n - with_it + 0.5) / (with_it + 0.5));
  }
}

double TitleRanking::score(Xapian::docid document) const {
  if (weights_.empty()) return 0;
  const std::string title =
      snapshot_.database().get_document(document, Xapian::DOC_ASSUME_VALID).get_value(index::slot::title);
  double sum = 0;
  for (std::size_t at = 0; at + index::title_hash_bytes <= title.size(); at += index::title_hash_bytes) {
    const auto found = weights_.find(number(title.data() + at));
    if (found != weights_.end()) sum += found->second;
  }
  const double terms = static_cast<double>(title.size()) / index::title_hash_bytes;
  const double saturation = settings_.k1 * (1 - title_b + title_b * terms / usual_title_terms);
  return settings_.title_weight * sum * (settings_.k1 + 1) / (saturation + 1);
}

void TitleRanking::apply(std::vector<Match>& matches) const {
  if (weights_.empty()) return;
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(depth, matches.size()));
  for (auto at = matches.begin(); at != end; ++at) {
    at->title_score = score(at->document);
    at->score += at->title_score;
  }
  std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
}

}  // namespace malmoi::search
