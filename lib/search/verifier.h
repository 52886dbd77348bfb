// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/article.h>

#include "query/syntax.h"
#include "search/text_matcher.h"

namespace malmoi::search {

/// Safe to share between threads. Evaluates the boolean part of a query on stored articles: everything but the
/// bare words at the top, which only rank.
class Verifier {
 public:
  /// Any matcher will do to prepare it.
  Verifier(TextMatcher& matcher, const query::Node& root, const std::vector<query::Node>& filters);

  /// `matcher` must have loaded the article; one load serves any number of queries.
  bool matches(TextMatcher& matcher, const Article& article) const;

 private:
  /// A node of the syntax tree with its leaf made ready.
  struct Test {
    query::NodeKind kind;
    bool required = true;
    Pattern pattern;     // of words, phrases and prefixes
    std::string filter;  // folded, of categories, tags and authors
    query::DayRange days;
    std::vector<Test> children;  // of a pattern: its synonyms
  };

  static Test prepare(TextMatcher& matcher, const query::Node& node);
  static bool holds(const Test& test, TextMatcher& matcher, const Article& article);
  static bool list_holds(const Test& list, TextMatcher& matcher, const Article& article);

  std::vector<Test> tests_;
};

}  // namespace malmoi::search
