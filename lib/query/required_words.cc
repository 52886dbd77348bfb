// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/required_words.h"

#include <algorithm>

#include "analysis/function_words.h"

namespace malmoi::query {
namespace {

bool is_of_content(const Node& word, analysis::Chain& chain) {
  const analysis::AnalyzedText& analyzed = chain.find_words(word.text);
  return std::any_of(analyzed.words.begin(), analyzed.words.end(), [&](const analysis::Word& each) {
    const std::u32string_view form = analyzed.text(each);
    const std::u32string_view stem = form.substr(0, each.stem_end - each.begin);
    return analysis::word_weight(form, stem) >= analysis::content_word_weight;
  });
}

/// Of a list.
void require_words(std::vector<Node>& clauses, analysis::Chain& chain) {
  const auto is_function_word = [&](const Node& clause) {
    return !is_required(clause) && !is_of_content(clause, chain);
  };
  const auto is_content_word = [&](const Node& clause) { return !is_required(clause) && is_of_content(clause, chain); };
  if (std::any_of(clauses.begin(), clauses.end(), is_content_word)) std::erase_if(clauses, is_function_word);
  for (Node& clause : clauses) clause.plus |= clause.kind == NodeKind::word;
}

}  // namespace

void require_all_words(Node& node, analysis::Chain& chain) {
  if (node.kind == NodeKind::none_of) return;
  for (Node& child : node.children) require_all_words(child, chain);
  if (node.kind == NodeKind::list) require_words(node.children, chain);
}

}  // namespace malmoi::query
