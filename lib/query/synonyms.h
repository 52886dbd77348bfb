// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/chain.h"
#include "config/synonyms_file.h"
#include "index/term_statistics.h"
#include "query/syntax.h"

namespace malmoi::query {

/// A word, or a part of a compound, that synonyms are looked up for. Both are folded letters.
struct SynonymUnit {
  std::u32string_view form;  ///< as typed; empty where something stands that nothing goes on across
  std::u32string_view stem;  ///< the beginning of it, without its particle
};

/// Neighbouring units that together have synonyms.
struct SynonymMatch {
  std::size_t first;
  std::size_t count;
  std::size_t end;  ///< of what was matched in the last one's form; the rest is its particle
  const std::vector<std::string>* synonyms;
};

/// Safe to share between threads. What a file of synonyms says, by the letters of what is sought: white space and
/// punctuation do not count. One step only: the synonyms of a synonym are not looked up, so that rules may go round in
/// circles.
class Synonyms {
 public:
  Synonyms() = default;
  Synonyms(const std::vector<config::SynonymRule>& rules, analysis::Chain& chain);

  bool empty() const { return rules_.empty(); }
  bool contains(std::u32string_view letters) const { return rules_.contains(letters); }
  /// From the first unit on, the longest matches that do not overlap.
  std::vector<SynonymMatch> find(const std::vector<SynonymUnit>& units) const;

  /// A word of the query has at most so many, of all rules.
  static constexpr std::size_t max_synonyms = 16;
  /// No more words side by side are looked up as one.
  static constexpr std::size_t max_units = 8;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view letters) const { return std::hash<std::u32string_view>()(letters); }
  };

  void add(const config::SynonymRule& rule, analysis::Chain& chain);
  SynonymMatch match(const std::vector<SynonymUnit>& units, std::size_t first) const;
  bool match_last(std::u32string letters, const SynonymUnit& last, SynonymMatch& match) const;

  std::unordered_map<std::u32string, std::vector<std::string>, Hash, std::equal_to<>> rules_;
  std::size_t longest_ = 0;  // in letters
};

inline const Synonyms no_synonyms;

/// Where a word is cut because one of its parts has synonyms: between scripts (AI기본법), and in the middle of four
/// syllables (한은총재), fewer than other compounds have. Ends with the size of the word.
std::vector<std::size_t> synonym_cuts(std::u32string_view stem, const Synonyms& synonyms);

/// Gives words and phrases that an article must have their synonyms, see Node::synonyms. What is excluded stays as it
/// is: who leaves out 한국은행 may still want 한은. Bare words at the top only rank, see Planner.
void add_synonyms(Node& root, const Synonyms& synonyms, analysis::Chain& chain,
                  const index::TermStatistics& statistics);

/// Ways to write a word or phrase, the one that was typed among them.
inline constexpr std::size_t max_wordings = 16;

}  // namespace malmoi::query
