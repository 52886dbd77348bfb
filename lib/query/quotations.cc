// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/quotations.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

namespace malmoi::query {
namespace {

bool may_loosen(const Node& clause) {
  return clause.kind == NodeKind::phrase && clause.is_quotation && !clause.plus && clause.field == Field::any;
}

void append_words(const std::string& text, std::vector<Node>& clauses) {
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    Node& clause = clauses.emplace_back();
    clause.kind = NodeKind::word;
    clause.text = std::move(word);
  }
}

/// Is the query this quotation and nothing else that ranks?
bool stands_alone(const Node& clause, const ParsedQuery& query) {
  return std::all_of(query.root.children.begin(), query.root.children.end(), [&](const Node& other) {
    return &other == &clause || (is_required(other) && !may_loosen(other));
  });
}

}  // namespace

bool loosen_quotations(ParsedQuery& query, bool alone) {
  bool any = false;
  std::vector<Node> clauses;
  for (const Node& clause : query.root.children) {
    if (!may_loosen(clause) || (!alone && stands_alone(clause, query))) {
      clauses.push_back(clause);
      continue;
    }
    any = true;
    append_words(clause.text, clauses);
    query.warnings.push_back({WarningKind::quotation_loosened, clause.text});
  }
  if (any) query.root.children = std::move(clauses);
  return any;
}

}  // namespace malmoi::query
