// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/saved_queries.h>

#include "analysis/chain.h"
#include "query/needed_terms.h"
#include "query/synonyms.h"
#include "query/syntax.h"
#include "search/text_matcher.h"
#include "search/verifier.h"

namespace malmoi::search {

/// Safe to share between threads. A saved query, read and prepared for any index: every word is required.
struct StandingQuery {
  std::vector<query::Node> clauses;  ///< all must hold; filters too
  Verifier verifier;
  std::vector<query::TermChoice> needed;
  std::vector<query::Warning> warnings;

  /// Errors: invalid_argument where `from` or `to` is no date or `from` is after `to`, or nothing can be searched.
  static Result<StandingQuery> prepare(const SavedQuery& saved, const query::Synonyms& synonyms, analysis::Chain& chain,
                                       TextMatcher& matcher);
};

}  // namespace malmoi::search
