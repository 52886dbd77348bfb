// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/verifier.h"

#include <algorithm>
#include <string_view>

#include "index/instant.h"
#include "index/schema.h"

namespace malmoi::search {
namespace {

using query::Node;
using query::NodeKind;

std::string folded(const std::string& value) { return index::filter_term({}, value); }

bool has(const std::vector<std::string>& values, const std::string& wanted) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) { return folded(value) == wanted; });
}

bool published_within(const Article& article, query::DayRange days) {
  const auto at = index::parse_instant(article.published);
  if (!at) return false;
  const auto day = static_cast<std::uint32_t>(at->year * 10000 + at->month * 100 + at->day);
  return day >= days.from && day <= days.to;
}

}  // namespace

Verifier::Verifier(TextMatcher& matcher, const Node& root, const std::vector<Node>& filters) {
  for (const Node& clause : root.children) {
    if (query::is_required(clause)) tests_.push_back(prepare(matcher, clause));
  }
  for (const Node& filter : filters) tests_.push_back(prepare(matcher, filter));
}

Verifier::Test Verifier::prepare(TextMatcher& matcher, const Node& node) {
  Test test;
  test.kind = node.kind;
  test.required = query::is_required(node);
  test.days = node.days;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      test.pattern = matcher.pattern(node);
      for (const Node& synonym : node.synonyms) test.children.push_back(prepare(matcher, synonym));
      break;
    case NodeKind::category:
    case NodeKind::tag:
    case NodeKind::author:
      test.filter = folded(node.text);
      break;
    default:
      for (const Node& child : node.children) test.children.push_back(prepare(matcher, child));
  }
  return test;
}

bool Verifier::holds(const Test& test, TextMatcher& matcher, const Article& article) {
  const auto child_holds = [&](const Test& child) { return holds(child, matcher, article); };
  switch (test.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      return matcher.matches(test.pattern) || std::any_of(test.children.begin(), test.children.end(), child_holds);
    case NodeKind::category:
      return has(article.categories, test.filter);
    case NodeKind::tag:
      return has(article.tags, test.filter);
    case NodeKind::author:
      return folded(article.author) == test.filter;
    case NodeKind::date:
      return published_within(article, test.days);
    case NodeKind::all_of:
      return std::all_of(test.children.begin(), test.children.end(), child_holds);
    case NodeKind::any_of:
      return std::any_of(test.children.begin(), test.children.end(), child_holds);
    case NodeKind::none_of:
      return !child_holds(test.children.front());
    case NodeKind::list:
      break;
  }
  return list_holds(test, matcher, article);
}

bool Verifier::list_holds(const Test& list, TextMatcher& matcher, const Article& article) {
  bool has_optional = false;
  bool one_holds = false;
  for (const Test& clause : list.children) {
    if (clause.required) {
      if (!holds(clause, matcher, article)) return false;
    } else {
      has_optional = true;
      one_holds = one_holds || holds(clause, matcher, article);
    }
  }
  return one_holds || !has_optional;
}

bool Verifier::matches(TextMatcher& matcher, const Article& article) const {
  return std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) { return holds(test, matcher, article); });
}

}  // namespace malmoi::search
