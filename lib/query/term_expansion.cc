// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/term_expansion.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "index/indexed_terms.h"

namespace malmoi::query {
namespace {

// Terms passed between two looks at the clock, some microseconds.
constexpr std::size_t poll_interval = 64;

bool is_more_frequent(const Condition& a, const Condition& b) {
  return a.most != b.most ? a.most > b.most : a.term < b.term;
}

/// Twice as many are held at most.
void keep_most_frequent(std::vector<Condition>& terms) {
  if (terms.size() <= max_expansions) return;
  std::nth_element(terms.begin(), terms.begin() + max_expansions, terms.end(), is_more_frequent);
  terms.resize(max_expansions);
}

}  // namespace

Expansion expand(const std::string& beginning, const index::TermStatistics& statistics, Deadline& deadline) {
  index::IndexedTerms terms(statistics, beginning);
  std::vector<Condition> found;
  std::size_t count = 0;
  auto there = terms.seek(beginning);
  for (; there && *there && terms.term().starts_with(beginning); there = terms.next()) {
    if (count++ % poll_interval == 0 && deadline.passed()) break;
    found.push_back(has_term(terms.term(), terms.frequency()));
    if (found.size() == 2 * max_expansions) keep_most_frequent(found);
  }
  if (!there) statistics.fail(std::move(there).error());
  keep_most_frequent(found);
  return {any_of(std::move(found)), count > max_expansions};
}

}  // namespace malmoi::query
