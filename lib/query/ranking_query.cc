// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/ranking_query.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace malmoi::query {
namespace {

using Xapian::Query;

// The most frequent terms that together have so much of the weight only add to scores: the first share
// always, up to the second as long as the others still have many postings (docs/relevance.md).
constexpr double optional_share = 0.25;
constexpr double most_optional_share = 0.5;
constexpr double many_postings = 4000;

struct Scored {
  std::string text;
  double weight;
  double frequency;  ///< share of the articles that have it
  double most;       ///< what it adds to a score at most, but for a factor that all terms share
};

Query any_of(const std::vector<Query>& terms) { return Query(Query::OP_OR, terms.begin(), terms.end()); }

Query maybe(const Query& required, const std::vector<Query>& optional) {
  return optional.empty() ? required : Query(Query::OP_AND_MAYBE, required, any_of(optional));
}

Query scaled(const Scored& term) { return Query(Query::OP_SCALE_WEIGHT, Query(term.text), term.weight); }

}  // namespace

RankingQuery ranking_query(const std::map<std::string, double>& scored, const std::set<std::string>& content,
                           const index::TermStatistics& statistics) {
  const double n = std::max(1.0, statistics.documents());
  std::vector<Scored> terms;
  std::vector<Query> optional;
  double sum = 0, postings = 0;
  for (const auto& [text, weight] : scored) {
    if (!content.contains(text)) {
      optional.emplace_back(Query::OP_SCALE_WEIGHT, Query(text), weight);
      continue;
    }
    const double frequency = statistics.frequency(text) / n;
    const double most = frequency > 0 ? weight * std::log(1 + 1 / frequency) : 0;
    terms.push_back({text, weight, frequency, most});
    sum += most;
    postings += frequency * n;
  }
  std::sort(terms.begin(), terms.end(), [](const Scored& a, const Scored& b) { return a.frequency > b.frequency; });
  std::vector<Query> all, rare, all_optional = optional;
  double passed_over = 0, postings_left = postings, none_of_all = 1, none_of_rare = 1;
  for (const Scored& term : terms) {
    all.push_back(scaled(term));
    none_of_all *= 1 - term.frequency;
    passed_over += term.most;
    if (passed_over <= (postings_left > many_postings ? most_optional_share : optional_share) * sum) {
      optional.push_back(scaled(term));
    } else {
      rare.push_back(scaled(term));
      none_of_rare *= 1 - term.frequency;
    }
    postings_left -= term.frequency * n;
  }
  RankingQuery query;
  query.complete = maybe(any_of(all), all_optional);
  query.quick = maybe(any_of(rare), optional);
  if (none_of_rare < 1) query.complete_share = (1 - none_of_all) / (1 - none_of_rare);
  return query;
}

Query with_bonus(const Query& ranking, const std::set<std::string>& terms, double bonus) {
  if (terms.empty() || bonus <= 0) return ranking;
  // A class that xapian-tcpsrv knows.
  auto* source = new Xapian::FixedWeightPostingSource(bonus);
  const Query all(Query::OP_AND, terms.begin(), terms.end());
  return Query(Query::OP_AND_MAYBE, ranking, Query(Query::OP_FILTER, Query(source->release()), all));
}

}  // namespace malmoi::query
