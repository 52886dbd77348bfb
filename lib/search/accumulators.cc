// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/accumulators.h"

#include <algorithm>
#include <functional>

#include "search/scoring.h"

namespace malmoi::search {
namespace {

// Their scores fit a core's second-level cache.
constexpr Xapian::docid block_size = 1 << 15;

}  // namespace

MatchList Accumulators::best(const index::Snapshot& snapshot, const Lengths& lengths, const query::Plan& plan,
                             const RankingSettings& ranking, std::size_t depth) {
  const double mean = std::max(1.0, snapshot.database().get_average_length());
  flat_ = ranking.k1 * (1 - ranking.b);
  per_length_ = ranking.k1 * ranking.b / mean;
  least_length_ = min_normlen * mean;
  bonus_ = ranking.all_words_bonus;
  all_words_ = plan.all_words.size();
  scores_.resize(block_size);
  of_all_words_.resize(block_size);
  candidates_.clear();
  threshold_ = 0;
  total_ = 0;
  for (std::size_t g = 0; g < snapshot.generation_count(); ++g) {
    std::vector<Term> terms = terms_of(snapshot, g, plan, ranking);
    const Xapian::docid last = snapshot.generation(g).get_lastdocid();
    for (Xapian::docid begin = 1; begin <= last && begin > 0; begin += block_size) {
      for (Term& term : terms) add(term, begin, begin + block_size, *lengths[g]);
      collect(snapshot, g, begin);
      if (candidates_.size() > 4 * depth + 1000) keep_best(depth);
    }
  }
  keep_best(depth);
  MatchList list;
  list.total = {total_, true};
  for (const Candidate& each : candidates_) list.matches.push_back({each.document, each.score});
  std::sort(list.matches.begin(), list.matches.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  return list;
}

/// Content terms first: the others only add to scores.
std::vector<Accumulators::Term> Accumulators::terms_of(const index::Snapshot& snapshot, std::size_t generation,
                                                       const query::Plan& plan, const RankingSettings& ranking) const {
  const Xapian::Database& database = snapshot.generation(generation);
  std::vector<Term> terms;
  for (const bool is_content : {true, false}) {
    for (const auto& [text, weight] : plan.scored) {
      if (plan.content.contains(text) != is_content || !snapshot.statistics().has(text)) continue;
      const double most = weight * bm25_idf(snapshot.statistics(), text) * (ranking.k1 + 1);
      terms.push_back({database.postlist_begin(text), database.postlist_end(text), most, is_content,
                       plan.all_words.contains(text)});
    }
  }
  return terms;
}

void Accumulators::add(Term& term, Xapian::docid begin, Xapian::docid end, const std::vector<std::uint32_t>& lengths) {
  for (; term.at != term.end; ++term.at) {
    const Xapian::docid document = *term.at;
    if (document >= end) return;
    if (document < begin || document >= lengths.size()) throw Xapian::DatabaseCorruptError("a posting out of range");
    double& score = scores_[document - begin];
    if (score == 0) {
      if (!term.is_content) continue;
      touched_.push_back(document - begin);
    }
    const double wdf = term.at.get_wdf();
    const double length = std::max<double>(lengths[document], least_length_);
    score += term.weight * wdf / (flat_ + per_length_ * length + wdf);
    of_all_words_[document - begin] += term.is_of_all_words;
  }
}

void Accumulators::collect(const index::Snapshot& snapshot, std::size_t generation, Xapian::docid begin) {
  const index::Tombstones& dead = snapshot.tombstones(generation);
  for (const std::uint32_t at : touched_) {
    const Xapian::docid document = begin + at;
    const bool has_all_words = all_words_ > 0 && of_all_words_[at] == all_words_;
    const double score = rounded(scores_[at] + (has_all_words ? bonus_ : 0));
    scores_[at] = 0;
    of_all_words_[at] = 0;
    if (dead.contains(document)) continue;
    ++total_;
    if (score >= threshold_)
      candidates_.push_back({score, snapshot.number({static_cast<std::uint32_t>(generation), document})});
  }
  touched_.clear();
}

void Accumulators::keep_best(std::size_t depth) {
  if (depth == 0) return candidates_.clear();
  if (candidates_.size() <= depth) return;
  std::nth_element(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(depth - 1), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  threshold_ = candidates_[depth - 1].score;
  std::erase_if(candidates_, [this](const Candidate& each) { return each.score < threshold_; });
}

}  // namespace malmoi::search
