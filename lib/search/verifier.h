// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/article.h>

#include "query/syntax.h"
#include "search/text_matcher.h"

namespace malmoi::search {

/// One thread at a time. Evaluates the boolean part of a query on stored articles: everything but the
/// bare words at the top, which only rank.
class Verifier {
 public:
  Verifier(TextMatcher& matcher, const query::Node& root, const std::vector<query::Node>& filters);

  bool matches(const Article& article);

 private:
  /// A node of the syntax tree with its leaf made ready.
  struct Test {
    query::NodeKind kind;
    bool required = true;
    Pattern pattern;     // of words, phrases and prefixes
    std::string filter;  // folded, of categories, tags and authors
    query::DayRange days;
    std::vector<Test> children;
  };

  Test prepare(const query::Node& node);
  bool holds(const Test& test, const Article& article);
  bool list_holds(const Test& list, const Article& article);

  TextMatcher& matcher_;
  std::vector<Test> tests_;
};

}  // namespace malmoi::search
