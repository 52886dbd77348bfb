// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/searchable.h"

#include <vector>

namespace malmoi::query {
namespace {

bool is_text(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::prefix;
}

bool has_children(const Node& node) {
  return node.kind == NodeKind::all_of || node.kind == NodeKind::any_of || node.kind == NodeKind::none_of ||
         node.kind == NodeKind::list;
}

void drop_from(std::vector<Node>& clauses, ParsedQuery& query, analysis::Chain& chain) {
  std::erase_if(clauses, [&](Node& clause) {
    if (is_text(clause) && chain.find_words(clause.text).words.empty()) {
      query.warnings.push_back({WarningKind::nothing_searchable, clause.text});
      return true;
    }
    if (!has_children(clause)) return false;
    drop_from(clause.children, query, chain);
    return clause.children.empty();
  });
}

}  // namespace

void drop_unsearchable(ParsedQuery& query, analysis::Chain& chain) { drop_from(query.root.children, query, chain); }

}  // namespace malmoi::query
