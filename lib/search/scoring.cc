// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/scoring.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "glass/posting_list.h"
#include "query/bm25.h"

namespace malmoi::search {
namespace {

/// BM25 of one document as Xapian's BM25Weight computes it (Robertson et al., TREC-3; idf kept positive as its
/// documentation says).
class Bm25 {
 public:
  static Result<Bm25> of(const index::Snapshot& snapshot, index::Location at, const RankingSettings& settings) {
    if (snapshot.is_remote(at)) {
      auto terms = snapshot.remote(at).terms_of(at.document);
      if (!terms) return std::move(terms).error();
      return Bm25(snapshot, at, terms->length, settings, std::move(terms->wdfs));
    }
    const auto lengths = snapshot.generation(at.generation).lengths();
    if (!lengths) return lengths.error();
    return Bm25(snapshot, at, (**lengths)[at.document], settings, {});
  }

  /// How often the document has a term, as counted.
  Result<std::uint32_t> wdf(const std::string& term) const {
    if (snapshot_.is_remote(at_)) {
      const auto found = wdfs_.find(term);
      return found == wdfs_.end() ? 0 : found->second;
    }
    glass::PostingList list(snapshot_.generation(at_.generation).database());
    glass::Postings postings;
    Status read = list.open(term);
    if (read) read = list.skip_to(at_.document);
    do {
      if (read) read = list.next(postings);
      if (!read) return std::move(read).error();
      const std::uint32_t* begin = postings.documents.data();
      const std::uint32_t* end = begin + postings.size;
      const auto* found = std::lower_bound(begin, end, at_.document);
      if (found != end) return *found == at_.document ? postings.wdfs[static_cast<std::size_t>(found - begin)] : 0;
    } while (postings.size > 0);
    return std::uint32_t{0};
  }

  double idf(const std::string& term) const { return bm25_idf(snapshot_.statistics(), term); }

  double score(const std::string& term, double wdf) const {
    const double saturation = settings_.k1 * (length_ * settings_.b + (1 - settings_.b));
    return idf(term) * (settings_.k1 + 1) * wdf / (saturation + wdf);
  }

 private:
  Bm25(const index::Snapshot& snapshot, index::Location at, std::uint32_t length, const RankingSettings& settings,
       std::map<std::string, std::uint32_t> wdfs)
      : snapshot_(snapshot),
        at_(at),
        settings_(settings),
        length_(std::max(length / snapshot.statistics().mean_length(), query::min_normlen)),
        wdfs_(std::move(wdfs)) {}

  const index::Snapshot& snapshot_;
  index::Location at_;
  const RankingSettings& settings_;
  double length_;
  std::map<std::string, std::uint32_t> wdfs_;  // of an article on another machine
};

std::string label(const std::string& term, double weight, double wdf, double idf) {
  char numbers[96];
  std::snprintf(numbers, sizeof numbers, " (weight %.3f, %.0f times, idf %.3f)", weight, wdf, idf);
  return term + numbers;
}

/// By the terms that a document has, of those that score.
bool is_met(const query::Condition& condition, const std::set<std::string>& terms) {
  using Kind = query::Condition::Kind;
  const auto holds = [&](const query::Condition& part) { return is_met(part, terms); };
  if (condition.kind == Kind::term) return terms.contains(condition.term);
  if (condition.kind == Kind::any_of) return std::any_of(condition.parts.begin(), condition.parts.end(), holds);
  const bool all = std::all_of(condition.parts.begin(), condition.parts.end(), holds);
  return condition.kind == Kind::all_of ? all : !all;
}

}  // namespace

double bm25_idf(const index::TermStatistics& statistics, const std::string& term) {
  const auto with_it = static_cast<double>(statistics.frequency(term));
  double odds = (statistics.documents() - with_it + 0.5) / (with_it + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

double rounded(double score) { return std::round(score * 1e6) / 1e6; }

Result<Explanation> explain(const index::Snapshot& snapshot, const Match& match, const query::Plan& plan,
                            const RankingSettings& settings, const Recency& recency) {
  const index::Location at = snapshot.locate(match.document);
  auto bm25_of = Bm25::of(snapshot, at, settings);
  if (!bm25_of) return std::move(bm25_of).error();
  const Bm25& bm25 = *bm25_of;
  Explanation text{"BM25 of the text, sum of terms", 0, {}};
  std::set<std::string> found;
  for (const auto& [term, weight] : plan.scored) {
    const auto wdf = bm25.wdf(term);
    if (!wdf) return wdf.error();
    if (*wdf == 0) continue;
    found.insert(term);
    const double score = weight * bm25.score(term, *wdf);
    text.score += score;
    text.parts.push_back({label(term, weight, *wdf, bm25.idf(term)), rounded(score), {}});
  }
  const double text_score = text.score;
  text.score = rounded(text_score);
  std::sort(text.parts.begin(), text.parts.end(),
            [](const Explanation& a, const Explanation& b) { return a.score > b.score; });
  Explanation all{"sum of parts", match.score, {std::move(text)}};
  const auto is_there = [&](const std::string& term) { return found.contains(term); };
  const bool has_all_words =
      plan.all_words_or_synonyms
          ? is_met(*plan.all_words_or_synonyms, found)
          : !plan.all_words.empty() && std::all_of(plan.all_words.begin(), plan.all_words.end(), is_there);
  if (has_all_words) {
    all.parts.push_back({"every word of the query", settings.all_words_bonus, {}});
  }
  if (match.title_score > 0) all.parts.push_back({"title", rounded(match.title_score), {}});
  if (match.length_score > 0) all.parts.push_back({"length", rounded(match.length_score), {}});
  if (match.verbatim_score > 0) {
    all.parts.push_back({"words and pairs found verbatim", rounded(match.verbatim_score), {}});
  }
  if (!recency.is_off()) {
    const auto kept = recency.kept(at);
    if (!kept) return kept.error();
    const double aging = match.title_score + match.length_score + match.verbatim_score + text_score;
    all.parts.push_back({"age", rounded(aging * (*kept - 1)), {}});
  }
  return all;
}

}  // namespace malmoi::search
