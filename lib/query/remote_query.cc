// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/remote_query.h"

#include <cmath>
#include <vector>

#include "query/bm25.h"

namespace malmoi::query {
namespace {

using Xapian::Query;

/// Each term stands once in a query, with its weight, so that the query's own saturation has no effect.
constexpr double k3 = 1;

/// All documents. Xapian::Query::MatchAll counts its references without care for threads, so that searches side by
/// side free it while it is in use.
Query match_all() { return Query(std::string()); }

Query converted(const Condition& condition) {
  std::vector<Query> parts;
  for (const Condition& part : condition.parts) parts.push_back(converted(part));
  switch (condition.kind) {
    case Condition::Kind::term:
      return Query(condition.term);
    case Condition::Kind::all_of:
      return parts.empty() ? match_all() : Query(Query::OP_AND, parts.begin(), parts.end());
    case Condition::Kind::any_of:
      return {Query::OP_OR, parts.begin(), parts.end()};
    case Condition::Kind::none_of:
      break;
  }
  return {Query::OP_AND_NOT, match_all(), parts.front()};
}

/// The words of a query. A match has one of the content; the others, of function words and across words, only add to
/// its score.
Query ranking_query(const Plan& plan, const ShardScale* scale) {
  std::vector<Query> content, others;
  for (const auto& [text, weight] : plan.scored) {
    const double scaled = scale ? weight * scale->factor(text) : weight;
    (plan.content.contains(text) ? content : others).emplace_back(Query::OP_SCALE_WEIGHT, Query(text), scaled);
  }
  const Query any(Query::OP_OR, content.begin(), content.end());
  if (others.empty()) return any;
  return Query(Query::OP_AND_MAYBE, any, Query(Query::OP_OR, others.begin(), others.end()));
}

/// Adds `bonus` to the score of articles that have all words, so that they rank first.
Query with_bonus(const Query& ranking, const Plan& plan, double bonus) {
  if ((plan.all_words.empty() && !plan.all_words_or_synonyms) || bonus <= 0) return ranking;
  auto* source = new Xapian::FixedWeightPostingSource(bonus);
  const Query all = plan.all_words_or_synonyms ? converted(*plan.all_words_or_synonyms)
                                               : Query(Query::OP_AND, plan.all_words.begin(), plan.all_words.end());
  return Query(Query::OP_AND_MAYBE, ranking, Query(Query::OP_FILTER, Query(source->release()), all));
}

/// As Xapian's BM25Weight has it.
double idf(double documents, double with_it) {
  const double odds = (documents - with_it + 0.5) / (with_it + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

}  // namespace

// BM25 of a term is idf * (k1 + 1) * wdf / (k1 * (1 - b) + k1 * b * max(length / mean, least) + wdf). The shard has a
// mean of its own: k1' * (1 - b') = k1 * (1 - b) and k1' * b' / mean' = k1 * b / mean give the same saturation.
ShardScale::ShardScale(const index::TermStatistics& all, const index::RemoteRevision& shard,
                       const RankingSettings& ranking)
    : all_(all), shard_(shard), ranking_(ranking) {
  if (shard.documents > 0 && shard.total_length > 0) {
    length_ratio_ = shard.total_length / shard.documents / all.mean_length();
  }
  const double by_length = ranking.k1 * ranking.b * length_ratio_;
  k1_ = ranking.k1 * (1 - ranking.b) + by_length;
  b_ = k1_ > 0 ? by_length / k1_ : 0;
}

Xapian::BM25Weight ShardScale::weighting() const {
  return Xapian::BM25Weight(k1_, 0, k3, b_, min_normlen / length_ratio_);
}

double ShardScale::factor(const std::string& term) const {
  const auto with_it = static_cast<double>(shard_.frequency(term).value_or(0));
  if (with_it == 0) return 1;
  const auto with_it_of_all = static_cast<double>(all_.frequency(term));
  return idf(all_.documents(), with_it_of_all) / idf(shard_.documents, with_it) * (ranking_.k1 + 1) / (k1_ + 1);
}

Query remote_query(const Condition& condition) { return converted(condition); }

bool may_be_met_elsewhere(const Condition& condition, const index::TermStatistics& statistics) {
  if (condition.is_nothing() || statistics.remote().empty()) return false;
  const std::string query = converted(condition).serialise();
  bool is_met = false;
  for (index::RemotePart* part : statistics.remote()) is_met |= part->count(query, 1).value_or(0) > 0;
  return is_met;
}

Query remote_query(const Plan& plan, const RankingSettings& ranking, const ShardScale* scale) {
  const Query ranked = with_bonus(ranking_query(plan, scale), plan, ranking.all_words_bonus);
  if (plan.is_bare) return ranked;
  const Query unranked(Query::OP_SCALE_WEIGHT, converted(plan.candidates), 0);
  return plan.ranks ? Query(Query::OP_AND_MAYBE, unranked, ranked) : unranked;
}

Xapian::BM25Weight weighting(const RankingSettings& ranking) {
  return Xapian::BM25Weight(ranking.k1, 0, k3, ranking.b, min_normlen);
}

}  // namespace malmoi::query
