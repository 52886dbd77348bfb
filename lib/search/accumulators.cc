// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/accumulators.h"

#include <algorithm>

#include "search/scoring.h"

namespace malmoi::search {
namespace {

// Their scores fit a core's second-level cache.
constexpr std::uint32_t block_size = 1 << 14;
// What no term touched is passed over in groups of so many documents.
constexpr std::size_t group_size = 64;
// More than rounding changes a score.
constexpr double rounding = 1e-6;

}  // namespace

Result<MatchList> Accumulators::best(const index::Snapshot& snapshot, const query::Plan& plan,
                                     const RankingSettings& ranking, std::size_t depth, Deadline& deadline) {
  const double mean = std::max(1.0, snapshot.database().get_average_length());
  flat_ = ranking.k1 * (1 - ranking.b);
  per_length_ = ranking.k1 * ranking.b / mean;
  least_length_ = min_normlen * mean;
  bonus_ = ranking.all_words_bonus;
  all_words_ = plan.all_words.size();
  scores_.assign(block_size, 0);
  of_all_words_.assign(block_size, 0);
  is_touched_.assign(block_size / group_size, 0);
  candidates_.clear();
  threshold_ = 0;
  total_ = 0;
  for (std::size_t g = 0; g < snapshot.generation_count() && !deadline.was_missed(); ++g) {
    auto terms = terms_of(snapshot, g, plan, ranking);
    if (!terms) return std::move(terms).error();
    if (Status added = add_generation(snapshot, g, *terms, depth, deadline); !added) return std::move(added).error();
  }
  keep_best(depth);
  MatchList list;
  list.total = {total_, !deadline.was_missed()};
  for (const Candidate& each : candidates_) list.matches.push_back({each.document, each.score});
  std::sort(list.matches.begin(), list.matches.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  return list;
}

/// Content terms first: the others only add to scores.
Result<std::vector<Accumulators::Term>> Accumulators::terms_of(const index::Snapshot& snapshot, std::size_t generation,
                                                               const query::Plan& plan,
                                                               const RankingSettings& ranking) const {
  std::vector<Term> terms;
  for (const bool is_content : {true, false}) {
    for (const auto& [text, weight] : plan.scored) {
      if (plan.content.contains(text) != is_content || !snapshot.statistics().has(text)) continue;
      Term& term = terms.emplace_back(snapshot.generation(generation).database());
      if (Status opened = term.list.open(text); !opened) return std::move(opened).error();
      term.weight = weight * bm25_idf(snapshot.statistics(), text) * (ranking.k1 + 1);
      term.is_content = is_content;
      term.is_of_all_words = plan.all_words.contains(text);
      if (term.list.frequency() == 0) terms.pop_back();
    }
  }
  return terms;
}

Status Accumulators::add_generation(const index::Snapshot& snapshot, std::size_t generation, std::vector<Term>& terms,
                                    std::size_t depth, Deadline& deadline) {
  auto lengths = snapshot.generation(generation).lengths();
  if (!lengths) return std::move(lengths).error();
  const auto last = static_cast<std::uint32_t>((*lengths)->size() - 1);
  for (std::uint32_t begin = 1; begin <= last && begin > 0 && !deadline.was_missed(); begin += block_size) {
    for (Term& term : terms) {
      if (deadline.passed()) break;
      if (Status added = add(term, begin, begin + block_size, (*lengths)->data()); !added) return added;
    }
    collect(snapshot, generation, begin);
    if (candidates_.size() > 2 * depth + 500) keep_best(depth);
  }
  return {};
}

/// Adds a term's postings of one block of documents.
Status Accumulators::add(Term& term, std::uint32_t begin, std::uint32_t end, const std::uint32_t* lengths) {
  for (;;) {
    if (term.at == term.postings.size) {
      term.at = 0;
      if (Status read = term.list.next(term.postings); !read) return read;
      if (term.postings.size == 0) return {};
    }
    const auto* documents = term.postings.documents.data();
    const std::size_t last = static_cast<std::size_t>(
        std::lower_bound(documents + term.at, documents + term.postings.size, end) - documents);
    if (term.is_content) {
      add_postings<true>(term, last, begin, lengths);
    } else {
      add_postings<false>(term, last, begin, lengths);
    }
    term.at = last;
    if (last < term.postings.size) return {};
  }
}

template <bool is_content>
void Accumulators::add_postings(const Term& term, std::size_t last, std::uint32_t begin, const std::uint32_t* lengths) {
  const std::uint16_t of_all_words = term.is_of_all_words;
  for (std::size_t i = term.at; i < last; ++i) {
    const std::uint32_t document = term.postings.documents[i];
    const std::uint32_t at = document - begin;
    const double wdf = term.postings.wdfs[i];
    const double length = std::max<double>(lengths[document], least_length_);
    const double score = term.weight * wdf / (flat_ + per_length_ * length + wdf);
    if (is_content) {
      is_touched_[at / group_size] = 1;
      scores_[at] += score;
    } else {
      scores_[at] += scores_[at] == 0 ? 0 : score;
    }
    of_all_words_[at] += of_all_words;
  }
}

void Accumulators::collect(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin) {
  for (std::size_t group = 0; group < is_touched_.size(); ++group) {
    if (is_touched_[group] != 0) collect_group(snapshot, generation, begin, group);
    is_touched_[group] = 0;
  }
  std::fill(of_all_words_.begin(), of_all_words_.end(), 0);
}

void Accumulators::collect_group(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin,
                                 std::size_t group) {
  const index::Tombstones& dead = snapshot.tombstones(generation);
  for (std::size_t at = group * group_size; at < (group + 1) * group_size; ++at) {
    if (scores_[at] == 0) continue;
    const bool has_all_words = all_words_ > 0 && of_all_words_[at] == all_words_;
    const double score = scores_[at] + (has_all_words ? bonus_ : 0);
    scores_[at] = 0;
    const auto document = begin + static_cast<std::uint32_t>(at);
    if (dead.contains(document)) continue;
    ++total_;
    if (score < threshold_ - rounding) continue;
    const index::Location location{static_cast<std::uint32_t>(generation), document};
    candidates_.push_back({rounded(score), snapshot.number(location)});
  }
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
