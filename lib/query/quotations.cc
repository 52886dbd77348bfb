// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/quotations.h"

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

}  // namespace

bool loosen_quotations(ParsedQuery& query) {
  bool any = false;
  std::vector<Node> clauses;
  for (Node& clause : query.root.children) {
    if (!may_loosen(clause)) {
      clauses.push_back(std::move(clause));
      continue;
    }
    any = true;
    append_words(clause.text, clauses);
    query.warnings.push_back({WarningKind::quotation_loosened, clause.text});
  }
  query.root.children = std::move(clauses);
  return any;
}

}  // namespace malmoi::query
