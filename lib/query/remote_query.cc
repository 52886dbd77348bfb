// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/remote_query.h"

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
Query ranking_query(const Plan& plan) {
  std::vector<Query> content, others;
  for (const auto& [text, weight] : plan.scored) {
    (plan.content.contains(text) ? content : others).emplace_back(Query::OP_SCALE_WEIGHT, Query(text), weight);
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

}  // namespace

Query remote_query(const Plan& plan, const RankingSettings& ranking) {
  const Query ranked = with_bonus(ranking_query(plan), plan, ranking.all_words_bonus);
  if (plan.is_bare) return ranked;
  const Query unranked(Query::OP_SCALE_WEIGHT, converted(plan.candidates), 0);
  return plan.ranks ? Query(Query::OP_AND_MAYBE, unranked, ranked) : unranked;
}

Xapian::BM25Weight weighting(const RankingSettings& ranking) {
  return Xapian::BM25Weight(ranking.k1, 0, k3, ranking.b, min_normlen);
}

}  // namespace malmoi::query
