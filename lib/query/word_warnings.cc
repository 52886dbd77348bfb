// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/word_warnings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "analysis/function_words.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

constexpr std::size_t syllable_bytes = 3;
// Longer ones are sentences without spaces.
constexpr std::size_t max_compound = 8;

/// What becomes of a match without the clause.
enum class Role {
  bare,      ///< it ranks lower
  choice,    ///< another clause may stand in
  required,  ///< there is none
  excluded,  ///< there is one
};

class WordWarnings {
 public:
  WordWarnings(const std::vector<PlannedWord>& words, BoundsFinder& bounds, const index::TermStatistics& statistics,
               Deadline& deadline)
      : bounds_(bounds), statistics_(statistics), deadline_(deadline) {
    const std::string* text = nullptr;
    Planned* clause = nullptr;
    for (const PlannedWord& word : words) {
      if (word.text.get() != text) {
        text = word.text.get();
        clause = &planned_[*text];
      }
      Planned& planned = *clause;
      planned.is_found |= word.rarity > 0;
      planned.is_content |= word.weight >= analysis::content_word_weight;
      planned.letters += word.stem.size();
      for (const PlannedTerm& term : word.terms) {
        if (term.is_typed_part()) planned.terms.insert(term.text);
      }
    }
  }

  void visit_list(const Node& list, Role required, Role bare) {
    for (const Node& clause : list.children) visit(clause, is_required(clause) ? required : bare);
  }

  void visit(const Node& node, Role role) {
    if (deadline_.passed()) return;
    const Role choice = role == Role::excluded ? role : Role::choice;
    switch (node.kind) {
      case NodeKind::list:
        return visit_list(node, role, choice);
      case NodeKind::all_of:
        for (const Node& child : node.children) visit(child, role);
        return;
      case NodeKind::any_of:
        for (const Node& child : node.children) visit(child, choice);
        return;
      case NodeKind::none_of:
        return visit(node.children.front(), role == Role::excluded ? Role::choice : Role::excluded);
      default:
        return visit_leaf(node, role);
    }
  }

  std::vector<Warning> take() { return std::move(warnings_); }

 private:
  struct Planned {
    bool is_found = false;    ///< some of its terms are in the index
    bool is_content = false;  ///< it is no function word
    std::size_t letters = 0;
    std::set<std::string> terms;  ///< those that stand for what was typed
  };

  void visit_leaf(const Node& leaf, Role role) {
    const auto planned = planned_.find(leaf.text);
    if (role == Role::bare && planned == planned_.end()) return;
    const bool is_there = role == Role::bare ? has_whole(planned->second) : bounds_.may_match(leaf);
    if (!is_there) return tell(missing(role, planned != planned_.end() && planned->second.is_found), leaf);
    if (bounds_.is_limited(leaf)) tell(WarningKind::prefix_limited, leaf);
    const bool is_function_word = planned != planned_.end() && !planned->second.is_content;
    // Whoever types 책을 means the word; who types 책 may mean 책방, too.
    const bool is_one_letter = leaf.text.size() <= syllable_bytes;
    if (!is_function_word && is_one_letter && bounds_.is_one_syllable_word(leaf)) {
      tell(WarningKind::syllable_as_word, leaf);
    }
  }

  /// Does some article have all of a bare word? Nobody asks so of function words and of unspaced sentences.
  bool has_whole(const Planned& word) const {
    if (!word.is_found) return false;
    if (!word.is_content) return true;
    if (word.letters <= max_compound) return statistics_.has_together({word.terms.begin(), word.terms.end()});
    return std::all_of(word.terms.begin(), word.terms.end(),
                       [&](const std::string& term) { return statistics_.has(term); });
  }

  static WarningKind missing(Role role, bool is_found_in_parts) {
    if (role == Role::excluded) return WarningKind::excluded_not_in_index;
    if (role == Role::required) return WarningKind::required_not_in_index;
    const bool ranks_by_parts = role == Role::bare && is_found_in_parts;
    return ranks_by_parts ? WarningKind::word_in_parts : WarningKind::word_not_in_index;
  }

  void tell(WarningKind kind, const Node& leaf) {
    if (told_.emplace(kind, leaf.text).second) warnings_.push_back({kind, leaf.text});
  }

  BoundsFinder& bounds_;
  const index::TermStatistics& statistics_;
  Deadline& deadline_;
  std::map<std::string, Planned> planned_;
  std::set<std::pair<WarningKind, std::string>> told_;
  std::vector<Warning> warnings_;
};

}  // namespace

std::vector<Warning> word_warnings(const Node& root, const std::vector<Node>& filters,
                                   const std::vector<PlannedWord>& words, BoundsFinder& bounds,
                                   const index::TermStatistics& statistics, Deadline& deadline) {
  WordWarnings warnings(words, bounds, statistics, deadline);
  warnings.visit_list(root, Role::required, Role::bare);
  for (const Node& filter : filters) warnings.visit(filter, Role::required);
  return warnings.take();
}

}  // namespace malmoi::query
