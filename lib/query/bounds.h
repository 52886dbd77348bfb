// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/chain.h"
#include "index/term_statistics.h"
#include "query/candidates.h"
#include "query/condition.h"
#include "query/deadline.h"
#include "query/phrase.h"
#include "query/syntax.h"

namespace malmoi::query {

/// What terms tell of the articles that a node matches: all of them meet `upper`; all that meet `lower`
/// match. Where both are the same, the terms decide and no text is needed.
struct Bounds {
  Condition upper;
  Condition lower;
  bool exact = true;
};

Bounds all_of(std::vector<Bounds> parts);
Bounds any_of(std::vector<Bounds> parts);

/// One thread at a time. Finds the bounds of the boolean part of queries over one index. Behind the deadline
/// any article may match; where the index cannot be read, see TermStatistics::failure().
class BoundsFinder {
 public:
  BoundsFinder(analysis::Chain& chain, const index::TermStatistics& statistics, Deadline& deadline)
      : chain_(chain), statistics_(statistics), deadline_(deadline) {}

  Bounds find(const Node& node);
  /// Before another query over the same index: limits count anew, what was found out of the index stays.
  void begin_query();

  /// May any article match the node, as far as terms tell?
  bool may_match(const Node& node);
  /// Is it a word of one syllable, which is sought only where it stands alone?
  bool is_one_syllable_word(const Node& leaf);
  /// Is it a prefix, of which find() saw that more words begin so than are looked for?
  bool is_limited(const Node& leaf) const { return limited_.contains(key(leaf)); }

 private:
  using Key = std::tuple<NodeKind, Field, std::string>;

  static Key key(const Node& leaf) { return {leaf.kind, leaf.field, leaf.text}; }
  Bounds text_bounds(const Node& leaf);
  Bounds find_text_bounds(const Node& leaf);
  Condition term(std::string_view prefix, const std::string& text) const;
  Condition days_condition(DayRange days);
  Condition candidates_condition(const std::vector<CandidateClause>& clauses, const Node& leaf);
  Condition pairs_ending(char32_t syllable, std::string_view prefix);
  Bounds syllable_bounds(const Node& leaf, char32_t syllable);
  Bounds list_bounds(const Node& list);

  analysis::Chain& chain_;
  const index::TermStatistics& statistics_;
  Deadline& deadline_;
  std::size_t terms_ = 0;  // of all bounds
  std::map<Key, Bounds> known_;
  std::set<Key> limited_;                          // prefixes of more terms than are looked for
  std::map<std::string, Condition> pairs_ending_;  // by prefix and syllable
};

}  // namespace malmoi::query
