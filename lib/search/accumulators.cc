// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/accumulators.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "query/bm25.h"
#include "query/evaluation.h"
#include "search/scoring.h"

namespace malmoi::search {
namespace {

// Their scores fit a core's second-level cache.
constexpr std::uint32_t block_size = 1 << 13;
// What no term touched is passed over in groups of so many documents.
constexpr std::size_t group_size = 64;
// Equal scores that are kept beyond those wanted.
constexpr std::size_t max_ties = 100'000;
// More than rounding changes a score.
constexpr double rounding = 1e-6;

// Compilers do not make such of sums and maxima of doubles.
using Lanes = double __attribute__((vector_size(16)));
using Counts = long long __attribute__((vector_size(16)));
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);

}  // namespace

Result<MatchList> Accumulators::best(const index::Snapshot& snapshot, const query::Plan& plan,
                                     const RankingSettings& ranking, const Recency& recency, std::size_t depth,
                                     query::Deadline& deadline, const std::vector<query::DocumentSet>* within) {
  const double mean = snapshot.statistics().mean_length();
  flat_ = ranking.k1 * (1 - ranking.b);
  per_length_ = ranking.k1 * ranking.b / mean;
  least_length_ = query::min_normlen * mean;
  bonus_ = ranking.all_words_bonus;
  all_words_ = static_cast<std::uint16_t>(plan.all_words.size());
  recency_ = &recency;
  clear();
  candidates_.clear();
  threshold_ = 0;
  next_cut_ = 2 * depth + group_size;
  total_ = 0;
  is_clear_ = false;
  for (std::size_t g = 0; g < snapshot.generation_count() && !deadline.was_missed(); ++g) {
    within_ = within ? &(*within)[g] : nullptr;
    if (within_ && within_->next(1) == 0) continue;
    if (Status opened = open_terms(snapshot, g, plan, ranking); !opened) return std::move(opened).error();
    if (Status found = find_all_words(snapshot, g, plan, deadline); !found) return std::move(found).error();
    if (Status added = add_generation(snapshot, g, depth, deadline); !added) return std::move(added).error();
  }
  is_clear_ = true;
  keep_best(depth);
  MatchList list;
  list.total = {total_, !deadline.was_missed()};
  for (const Candidate& each : candidates_) list.matches.push_back({each.document, each.score});
  std::sort(list.matches.begin(), list.matches.end(), [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  });
  return list;
}

/// What a search that failed may have left; others leave nothing.
void Accumulators::clear() {
  if (is_clear_) return;
  scores_.assign(block_size, 0);
  of_all_words_.assign(block_size, 0);
  is_touched_.assign(block_size / group_size, 0);
}

Status Accumulators::open_terms(const index::Snapshot& snapshot, std::size_t generation, const query::Plan& plan,
                                const RankingSettings& ranking) {
  terms_.clear();
  for (const auto& [text, weight] : plan.scored) {
    if (!snapshot.statistics().has(text)) continue;
    auto term = std::make_unique<Term>(snapshot.generation(generation).database());
    if (Status opened = term->list.open(text); !opened) return opened;
    if (term->list.frequency() == 0) continue;
    term->weight = weight * bm25_idf(snapshot.statistics(), text) * (ranking.k1 + 1);
    term->is_content = plan.content.contains(text);
    term->is_of_all_words = plan.all_words.contains(text);
    terms_.push_back(std::move(term));
  }
  // Content terms first: the others only add to scores.
  std::stable_partition(terms_.begin(), terms_.end(), [](const auto& term) { return term->is_content; });
  return {};
}

Status Accumulators::add_generation(const index::Snapshot& snapshot, std::size_t generation, std::size_t depth,
                                    query::Deadline& deadline) {
  auto lengths = snapshot.generation(generation).lengths();
  if (!lengths) return std::move(lengths).error();
  const auto last = static_cast<std::uint32_t>((*lengths)->size() - 1);
  for (std::uint32_t begin = 1; begin <= last && begin > 0 && !deadline.was_missed(); begin += block_size) {
    const std::uint32_t first = within_ ? within_->next(begin) : begin;
    if (first == 0) return {};
    if (first - begin >= block_size) continue;
    for (const auto& term : terms_) {
      if (deadline.passed()) break;
      if (Status added = add(*term, begin, first, (*lengths)->data()); !added) return added;
    }
    if (with_all_words_.last() > 0) add_bonus(begin);
    const index::Tombstones& dead = snapshot.tombstones(generation);
    if (within_) {
      drop_others(begin);
    } else if (dead.size() > 0) {
      drop_dead(dead, begin);
    }
    if (Status collected = collect(snapshot, generation, begin, depth); !collected) return collected;
  }
  return {};
}

/// Adds a term's postings of the block of documents that begins at `begin`, from `first` on.
Status Accumulators::add(Term& term, std::uint32_t begin, std::uint32_t first, const std::uint32_t* lengths) {
  const std::uint32_t end = begin + block_size;
  for (;;) {
    if (term.at == term.postings.size) {
      term.at = 0;
      if (within_) {
        if (Status skipped = term.list.skip_to(first); !skipped) return skipped;
      }
      if (Status read = term.list.next(term.postings); !read) return read;
      if (term.postings.size == 0) return {};
    }
    const auto* documents = term.postings.documents.data();
    if (documents[term.at] < first) {
      const auto* from = std::lower_bound(documents + term.at, documents + term.postings.size, first);
      term.at = static_cast<std::size_t>(from - documents);
    }
    const std::size_t last = static_cast<std::size_t>(
        std::lower_bound(documents + term.at, documents + term.postings.size, end) - documents);
    if (term.is_content && term.is_of_all_words) {
      add_postings<true, true>(term, last, begin, lengths);
    } else if (term.is_content) {
      add_postings<true, false>(term, last, begin, lengths);
    } else if (term.is_of_all_words) {
      add_postings<false, true>(term, last, begin, lengths);
    } else {
      add_postings<false, false>(term, last, begin, lengths);
    }
    term.at = last;
    if (last < term.postings.size) return {};
  }
}

template <bool is_content, bool is_of_all_words>
void Accumulators::add_postings(const Term& term, std::size_t last, std::uint32_t begin, const std::uint32_t* lengths) {
  for (std::size_t i = term.at; i < last; ++i) {
    const std::uint32_t document = term.postings.documents[i];
    const std::uint32_t at = document - begin;
    const double wdf = term.postings.wdfs[i];
    const double length = std::max<double>(lengths[document], least_length_);
    double score = term.weight * wdf / (flat_ + per_length_ * length + wdf);
    const bool is_match = is_content || scores_[at] != 0;
    if (is_of_all_words && (of_all_words_[at] += is_match) == all_words_) score += bonus_;
    scores_[at] += is_match ? score : 0;
    if (is_content) is_touched_[at / group_size] = 1;
  }
}

/// Counting terms does not tell them where a word or its synonym will do.
Status Accumulators::find_all_words(const index::Snapshot& snapshot, std::size_t generation, const query::Plan& plan,
                                    query::Deadline& deadline) {
  with_all_words_ = query::DocumentSet();
  if (!plan.all_words_or_synonyms) return {};
  const glass::Database& database = snapshot.generation(generation).database();
  with_all_words_ = query::DocumentSet::of_all(database.statistics().last_document);
  return query::narrow(with_all_words_, *plan.all_words_or_synonyms, database, deadline);
}

void Accumulators::add_bonus(std::uint32_t begin) {
  for (std::uint32_t at = with_all_words_.next(begin); at != 0 && at - begin < block_size;
       at = with_all_words_.next(at + 1)) {
    if (scores_[at - begin] > 0) scores_[at - begin] += bonus_;
  }
}

/// Only what was touched is looked at later.
void Accumulators::drop_others(std::uint32_t begin) {
  const auto& words = within_->words();
  const std::size_t first = (begin - 1) / group_size;
  for (std::size_t group = 0; group < is_touched_.size() && first + group < words.size(); ++group) {
    if (is_touched_[group] == 0) continue;
    for (std::size_t i = 0; i < group_size; ++i) {
      if ((words[first + group] >> i & 1) == 0) scores_[group * group_size + i] = 0;
    }
  }
}

void Accumulators::drop_dead(const index::Tombstones& dead, std::uint32_t begin) {
  for (std::uint32_t at = 0; at < block_size; ++at) {
    if (dead.contains(begin + at)) scores_[at] = 0;
  }
}

Status Accumulators::collect(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin,
                             std::size_t depth) {
  for (std::size_t group = 0; group < is_touched_.size(); ++group) {
    if (is_touched_[group] == 0) continue;
    if (Status collected = collect_group(snapshot, generation, begin, group); !collected) return collected;
    is_touched_[group] = 0;
    if (candidates_.size() >= next_cut_) keep_best(depth);
  }
  return {};
}

/// Takes from a score what the age of its article takes.
Status Accumulators::age(double& score, std::size_t at, index::Location location) const {
  auto kept = recency_->kept(location);
  if (!kept) return std::move(kept).error();
  const double bonus = all_words_ > 0 && of_all_words_[at] == all_words_ ? bonus_ : 0;
  score = bonus + (score - bonus) * *kept;
  return {};
}

/// Counts the matches among a group of documents and takes those that may be among the best.
Status Accumulators::collect_group(const index::Snapshot& snapshot, std::size_t generation, std::uint32_t begin,
                                   std::size_t group) {
  double* scores = &scores_[group * group_size];
  // Four maxima, as each waits for the one before.
  std::array<Lanes, 4> best = {};
  Counts matches = {};
  for (std::size_t i = 0; i < group_size; i += best.size() * lanes) {
    for (std::size_t k = 0; k < best.size(); ++k) {
      Lanes some;
      std::memcpy(&some, scores + i + k * lanes, sizeof some);
      best[k] = some > best[k] ? some : best[k];
      matches -= some > 0;  // true is -1
    }
  }
  total_ += static_cast<std::uint64_t>(matches[0] + matches[1]);
  double highest = 0;
  for (const Lanes& each : best) highest = std::max({highest, each[0], each[1]});
  const double least = std::max(threshold_ - rounding, std::numeric_limits<double>::min());
  if (highest >= least) {
    for (std::size_t i = 0; i < group_size; ++i) {
      if (scores[i] < least) continue;
      const auto document = begin + static_cast<std::uint32_t>(group * group_size + i);
      const index::Location location{static_cast<std::uint32_t>(generation), document};
      if (!recency_->is_off()) {
        if (Status aged = age(scores[i], group * group_size + i, location); !aged) return aged;
        if (scores[i] < threshold_ - rounding) continue;
      }
      candidates_.push_back({rounded(scores[i]), snapshot.number(location)});
    }
  }
  std::fill_n(scores, group_size, 0);
  if (all_words_ > 0) std::fill_n(&of_all_words_[group * group_size], group_size, std::uint16_t{0});
  return {};
}

void Accumulators::keep_best(std::size_t depth) {
  if (depth == 0) return candidates_.clear();
  if (candidates_.size() <= depth) return;
  std::nth_element(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(depth - 1), candidates_.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  threshold_ = candidates_[depth - 1].score;
  std::erase_if(candidates_, [this](const Candidate& each) { return each.score < threshold_; });
  if (candidates_.size() > depth + max_ties) {
    // Those of the highest numbers are the newest, as a rule.
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return a.score != b.score ? a.score > b.score : a.document > b.document;
    });
    candidates_.resize(depth + max_ties);
  }
  next_cut_ = 2 * candidates_.size() + group_size;
}

}  // namespace malmoi::search
