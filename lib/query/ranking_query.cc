// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/ranking_query.h"

#include <vector>

namespace malmoi::query {

using Xapian::Query;

Query ranking_query(const std::map<std::string, double>& scored, const std::set<std::string>& content) {
  std::vector<Query> required, others;
  for (const auto& [text, weight] : scored) {
    (content.contains(text) ? required : others).emplace_back(Query::OP_SCALE_WEIGHT, Query(text), weight);
  }
  const Query any(Query::OP_OR, required.begin(), required.end());
  if (others.empty()) return any;
  return Query(Query::OP_AND_MAYBE, any, Query(Query::OP_OR, others.begin(), others.end()));
}

Query with_bonus(const Query& ranking, const std::set<std::string>& terms, double bonus) {
  if (terms.empty() || bonus <= 0) return ranking;
  // A class that xapian-tcpsrv knows.
  auto* source = new Xapian::FixedWeightPostingSource(bonus);
  const Query all(Query::OP_AND, terms.begin(), terms.end());
  return Query(Query::OP_AND_MAYBE, ranking, Query(Query::OP_FILTER, Query(source->release()), all));
}

}  // namespace malmoi::query
