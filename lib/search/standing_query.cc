// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/standing_query.h"

#include <utility>

#include "query/asides.h"
#include "query/quotations.h"
#include "query/required_words.h"
#include "query/searchable.h"
#include "search/filters.h"

namespace malmoi::search {

Result<StandingQuery> StandingQuery::prepare(const SavedQuery& saved, const query::Synonyms& synonyms,
                                             analysis::Chain& chain, TextMatcher& matcher) {
  auto filters = filters_of(saved.from, saved.to, saved.categories, saved.tags);
  if (!filters) return std::move(filters).error();
  query::ParsedQuery parsed = query::parse(saved.query);
  query::loosen_asides(parsed);
  query::loosen_quotations(parsed, false);
  query::drop_unsearchable(parsed, chain);
  // What is left of such a query would match every article.
  const bool is_text = saved.query.find_first_not_of(" \t\r\n") != std::string::npos;
  if (parsed.root.children.empty() && (is_text || filters->empty())) {
    return Error{
        ErrorCode::invalid_argument,
        "query: nothing in it can be searched, so it would match every article; write words, or filters alone"};
  }
  query::require_all_words(parsed.root, chain);
  // Without an index no compound is split by how frequent its parts are: the query is prepared for any.
  query::add_synonyms(parsed.root, synonyms, chain, index::TermStatistics());
  Verifier verifier(matcher, parsed.root, *filters);
  query::Node all = std::move(parsed.root);
  std::move(filters->begin(), filters->end(), std::back_inserter(all.children));
  auto needed = query::needed_terms(all, chain);
  return StandingQuery{std::move(all.children), std::move(verifier), std::move(needed), std::move(parsed.warnings)};
}

}  // namespace malmoi::search
