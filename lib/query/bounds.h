// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <xapian.h>

#include "analysis/chain.h"
#include "index/term_statistics.h"
#include "query/deadline.h"
#include "query/phrase.h"
#include "query/syntax.h"

namespace malmoi::query {

/// What terms tell of the articles that a node matches: all of them are among `upper`; all of `lower`
/// match. Where both are the same, the terms decide and no text is needed.
struct Bounds {
  Xapian::Query upper;
  Xapian::Query lower;
  bool exact = true;
};

Bounds all_of(const std::vector<Bounds>& parts);

/// All documents. Xapian::Query::MatchAll counts its references without care for threads, so that searches side by
/// side free it while it is in use.
inline Xapian::Query match_all() { return Xapian::Query(std::string()); }

inline Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

/// One thread at a time. Finds the bounds of the boolean part of queries over one database. Behind the deadline
/// any article may match.
class BoundsFinder {
 public:
  BoundsFinder(analysis::Chain& chain, const index::TermStatistics& statistics, Deadline& deadline)
      : chain_(chain), statistics_(statistics), deadline_(deadline) {}

  Bounds find(const Node& node);

  /// May any article match the node, as far as terms tell?
  bool may_match(const Node& node);
  /// Is it a word of one syllable, which is sought only where it stands alone?
  bool is_one_syllable_word(const Node& leaf);
  /// Is it a prefix of more words than are looked for?
  bool is_limited(const Node& leaf);

 private:
  Bounds text_bounds(const Node& leaf);
  Bounds find_text_bounds(const Node& leaf);
  Bounds syllable_bounds(const Node& leaf, char32_t syllable);
  Bounds list_bounds(const Node& list);
  /// Is it a prefix of words that do not tell what they begin with, as syllables do?
  bool is_open_ended(const Node& leaf);
  PhraseText sought_text(const Node& leaf);

  analysis::Chain& chain_;
  const index::TermStatistics& statistics_;
  Deadline& deadline_;
  std::size_t terms_ = 0;  // of all bounds
  std::map<std::tuple<NodeKind, Field, std::string>, Bounds> known_;
};

}  // namespace malmoi::query
