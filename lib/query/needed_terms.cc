// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/needed_terms.h"

#include <algorithm>
#include <utility>

#include "index/schema.h"
#include "query/candidates.h"
#include "query/phrase.h"

namespace malmoi::query {
namespace {

// A choice among more terms says little and takes long to look at.
constexpr std::size_t max_choice = 64;

using Choices = std::vector<TermChoice>;

Choices of_text(const Node& leaf, analysis::Chain& chain) {
  const std::string prefix(leaf.field == Field::title ? index::prefix::title : std::string_view());
  const PhraseText sought = sought_text(chain, leaf);
  if (leaf.kind != NodeKind::word && sought.chars.size() == 1) return {};
  // Any index may have any term.
  const HasTerm has_term = [](const std::string&) { return true; };
  Choices choices;
  for (const CandidateClause& clause : phrase_candidates(sought, has_term, leaf.kind)) {
    if (!clause.beginning.empty() || clause.pairs_ending != 0 || clause.options.size() > max_choice) continue;
    TermChoice& choice = choices.emplace_back();
    for (const std::vector<std::string>& option : clause.options) choice.push_back(prefix + option.front());
  }
  return choices;
}

Choices of_any(const std::vector<Node>& nodes, analysis::Chain& chain);

/// The text or one of its synonyms matches.
Choices of_wordings(const Node& leaf, analysis::Chain& chain) {
  if (leaf.synonyms.empty()) return of_text(leaf, chain);
  std::vector<Node> wordings = leaf.synonyms;
  wordings.push_back(leaf);
  wordings.back().synonyms.clear();
  return of_any(wordings, chain);
}

Choices of_all(const std::vector<Node>& nodes, analysis::Chain& chain) {
  Choices all;
  for (const Node& node : nodes) {
    Choices choices = needed_terms(node, chain);
    std::move(choices.begin(), choices.end(), std::back_inserter(all));
  }
  return all;
}

/// One of the nodes matches, so one of each node's own smallest choice is there.
Choices of_any(const std::vector<Node>& nodes, analysis::Chain& chain) {
  TermChoice any;
  for (const Node& node : nodes) {
    const Choices choices = needed_terms(node, chain);
    if (choices.empty()) return {};
    const auto smaller = [](const TermChoice& a, const TermChoice& b) { return a.size() < b.size(); };
    const TermChoice& least = *std::min_element(choices.begin(), choices.end(), smaller);
    any.insert(any.end(), least.begin(), least.end());
  }
  if (any.size() > max_choice) return {};
  return {std::move(any)};
}

Choices of_list(const Node& list, analysis::Chain& chain) {
  std::vector<Node> required;
  std::copy_if(list.children.begin(), list.children.end(), std::back_inserter(required), is_required);
  return of_all(required, chain);
}

}  // namespace

std::vector<TermChoice> needed_terms(const Node& node, analysis::Chain& chain) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      return of_wordings(node, chain);
    case NodeKind::category:
      return {{index::filter_term(index::prefix::category, node.text)}};
    case NodeKind::tag:
      return {{index::filter_term(index::prefix::tag, node.text)}};
    case NodeKind::author:
      return {{index::filter_term(index::prefix::author, node.text)}};
    case NodeKind::all_of:
      return of_all(node.children, chain);
    case NodeKind::any_of:
      return of_any(node.children, chain);
    case NodeKind::list:
      return of_list(node, chain);
    case NodeKind::none_of:
    case NodeKind::date:
      break;
  }
  return {};
}

}  // namespace malmoi::query
