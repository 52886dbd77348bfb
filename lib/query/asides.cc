// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/asides.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace malmoi::query {
namespace {

/// As nested as the parser allows, see max_depth.
bool is_aside(const Node& clause) {
  return clause.kind == NodeKind::list && !clause.plus &&
         std::all_of(clause.children.begin(), clause.children.end(),
                     [](const Node& child) { return !is_required(child) || is_aside(child); });
}

/// Appends the aside's words to the clauses, and to its text.
void append_words(const Node& clause, std::vector<Node>& clauses, std::string& text) {
  if (clause.kind == NodeKind::word) {
    clauses.push_back(clause);
    text += (text.empty() ? "" : " ") + clause.text;
  }
  for (const Node& child : clause.children) append_words(child, clauses, text);
}

}  // namespace

void loosen_asides(ParsedQuery& query) {
  const std::vector<Node>& clauses = query.root.children;
  if (std::all_of(clauses.begin(), clauses.end(), is_required)) return;
  std::vector<Node> loosened;
  for (const Node& clause : clauses) {
    if (!is_aside(clause)) {
      loosened.push_back(clause);
      continue;
    }
    std::string text;
    append_words(clause, loosened, text);
    query.warnings.push_back({WarningKind::aside_loosened, text});
  }
  query.root.children = std::move(loosened);
}

}  // namespace malmoi::query
