// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/scoring.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace malmoi::search {
namespace {

// Query-side saturation has no effect: each term stands once, with its weight.
constexpr double k3 = 1;
/// BM25 as Xapian's BM25Weight computes it (Robertson et al., TREC-3; idf kept positive as its
/// documentation says).
class Bm25 {
 public:
  Bm25(const index::Snapshot& snapshot, index::Location at, const RankingSettings& settings)
      : statistics_(snapshot.statistics()),
        generation_(snapshot.xapian(at.generation)),
        at_(at),
        settings_(settings) {
    const double mean = snapshot.database().get_average_length();
    const double length = generation_.get_doclength(at.document);
    length_ = std::max(mean > 0 ? length / mean : 1, min_normlen);
  }

  double wdf(const std::string& term) const {
    auto posting = generation_.postlist_begin(term);
    const auto end = generation_.postlist_end(term);
    if (posting == end) return 0;
    posting.skip_to(at_.document);
    return posting != end && *posting == at_.document ? posting.get_wdf() : 0;
  }

  double idf(const std::string& term) const { return bm25_idf(statistics_, term); }

  double score(const std::string& term, double wdf) const {
    const double saturation = settings_.k1 * (length_ * settings_.b + (1 - settings_.b));
    return idf(term) * (settings_.k1 + 1) * wdf / (saturation + wdf);
  }

 private:
  const index::TermStatistics& statistics_;
  const Xapian::Database& generation_;
  index::Location at_;
  const RankingSettings& settings_;
  double length_ = 1;
};

std::string label(const std::string& term, double weight, double wdf, double idf) {
  char numbers[96];
  std::snprintf(numbers, sizeof numbers, " (weight %.3f, %.0f times, idf %.3f)", weight, wdf, idf);
  return term + numbers;
}

}  // namespace

Xapian::BM25Weight weighting(const RankingSettings& settings) {
  return Xapian::BM25Weight(settings.k1, 0, k3, settings.b, min_normlen);
}

double bm25_idf(const index::TermStatistics& statistics, const std::string& term) {
  const double with_it = statistics.frequency(term);
  double odds = (statistics.documents() - with_it + 0.5) / (with_it + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

Explanation explain(const index::Snapshot& snapshot, const Match& match, const query::Plan& plan,
                    const RankingSettings& settings) {
  const Bm25 bm25(snapshot, snapshot.locate(match.document), settings);
  Explanation text{"BM25 of the text, sum of terms", 0, {}};
  for (const auto& [term, weight] : plan.scored) {
    const double wdf = bm25.wdf(term);
    if (wdf == 0) continue;
    const double score = weight * bm25.score(term, wdf);
    text.score += score;
    text.parts.push_back({label(term, weight, wdf, bm25.idf(term)), rounded(score), {}});
  }
  text.score = rounded(text.score);
  std::sort(text.parts.begin(), text.parts.end(),
            [](const Explanation& a, const Explanation& b) { return a.score > b.score; });
  Explanation all{"sum of parts", match.score, {std::move(text)}};
  const auto is_there = [&](const std::string& term) { return bm25.wdf(term) > 0; };
  if (!plan.all_words.empty() && std::all_of(plan.all_words.begin(), plan.all_words.end(), is_there)) {
    all.parts.push_back({"every word of the query", settings.all_words_bonus, {}});
  }
  if (match.title_score > 0) all.parts.push_back({"title", rounded(match.title_score), {}});
  if (match.length_score > 0) all.parts.push_back({"length", rounded(match.length_score), {}});
  if (match.verbatim_score > 0) {
    all.parts.push_back({"words and pairs found verbatim", rounded(match.verbatim_score), {}});
  }
  return all;
}

}  // namespace malmoi::search
