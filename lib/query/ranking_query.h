// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include <xapian.h>

namespace malmoi::query {

/// The words of a query as Xapian ranks by them. `scored` are terms with their weights. A match has one of
/// `content`; the others, of function words and across words, only add to its score.
Xapian::Query ranking_query(const std::map<std::string, double>& scored, const std::set<std::string>& content);

/// Adds `bonus` to the score of articles that have all of `terms`, so that they rank first.
Xapian::Query with_bonus(const Xapian::Query& ranking, const std::set<std::string>& terms, double bonus);

}  // namespace malmoi::query
