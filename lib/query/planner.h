// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/settings.h>

#include "analysis/chain.h"
#include "query/alternatives.h"
#include "query/bounds.h"
#include "query/deadline.h"
#include "query/synonyms.h"
#include "query/syntax.h"

namespace malmoi::query {

struct PlannedTerm {
  std::string text;
  TermKind kind;

  /// Is it a part of the word as typed, and not of a Hanja's reading or a word as a whole?
  bool is_typed_part() const { return analysis::is_typed(kind); }
};

/// A word of the query, for ranking, marking and warnings.
struct PlannedWord {
  std::shared_ptr<const std::string> text;  ///< the clause as typed; one clause may be thousands of words
  std::u32string stem;                      ///< folded, without its particle
  std::u32string form;                      ///< folded, as typed
  bool is_required = false;                 ///< no article matches without it
  bool is_phrase = false;                   ///< a phrase or prefix, which is a condition more than a topic
  double weight = 1;                        ///< 1 for content words, less for function words
  std::vector<PlannedTerm> terms;           ///< what the chain makes of it
  std::vector<Alternative> alternatives;
  double rarity = 0;  ///< idf of its rarest term that the index has, else of its alternatives'; 0 if it has none
};

/// What a query becomes.
struct Plan {
  /// Every article that the query matches meets it; where needs_verification, others too.
  Condition candidates;
  /// Is it of bare words only, without anything that an article must have?
  bool is_bare = false;
  /// The stored text has to decide, see the syntax tree; but for articles of `certain`, which have all
  /// that they must.
  bool needs_verification = false;
  Condition certain;
  /// Does the query rank at all, or only filter?
  bool ranks = false;
  /// Terms that score, with their weights.
  std::map<std::string, double> scored;
  /// Those of them of which a match has one.
  std::set<std::string> content;
  /// Those of them that titles are ranked by.
  std::map<std::string, double> scored_in_titles;
  /// Articles that have all of these rank first; see RankingSettings::all_words_bonus.
  std::set<std::string> all_words;
  /// Where some of the words have synonyms, these articles do instead.
  std::optional<Condition> all_words_or_synonyms;
  std::vector<PlannedWord> words;
  std::vector<Warning> warnings;
};

/// One thread at a time. Plans the queries of one search over one index. Behind the deadline further words do not
/// rank, and nothing is warned of. Where the index cannot be read, see TermStatistics::failure().
class Planner {
 public:
  Planner(analysis::Chain& chain, const AnalyzerSettings& analyzer, const RankingSettings& ranking,
          const index::TermStatistics& statistics, Deadline& deadline, const Synonyms& synonyms = no_synonyms)
      : chain_(chain),
        analyzer_(analyzer),
        ranking_(ranking),
        statistics_(statistics),
        deadline_(deadline),
        synonyms_(synonyms),
        bounds_(chain, statistics, deadline) {}

  /// `filters` are further clauses that must hold, from outside the query text.
  Plan plan(const ParsedQuery& parsed, const std::vector<Node>& filters);

 private:
  void score(const Node& node);
  void add_word(const std::string& text);
  void add_phrase(const Node& leaf);
  void split_compounds(PlannedWord word);
  void add_part(const PlannedWord& whole, std::u32string_view stem);
  void add_scores(Plan& plan);
  void add_word_scores(const PlannedWord& word, double weight, Plan& plan);
  void add_alternative_scores(const PlannedWord& word, Plan& plan);
  void add_joined_scores(Plan& plan) const;
  void find_alternatives(PlannedWord& word);
  void find_synonyms();
  void add_synonym(PlannedWord& word, const std::string& synonym, std::size_t words);
  void add_rarity_of_alternatives();
  void keep_rarest(Plan& plan);
  void add_all_words(Plan& plan) const;
  Condition has_terms(const std::vector<std::string>& terms) const;
  Condition has_word(const PlannedWord& word) const;
  Condition any_content(const Plan& plan) const;
  bool has_content() const;

  analysis::Chain& chain_;
  const AnalyzerSettings& analyzer_;
  const RankingSettings& ranking_;
  const index::TermStatistics& statistics_;
  Deadline& deadline_;
  const Synonyms& synonyms_;
  BoundsFinder bounds_;
  std::vector<PlannedWord> words_;
  std::set<std::string> content_terms_;
  std::vector<Warning> warnings_;
};

}  // namespace malmoi::query
