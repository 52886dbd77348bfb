// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/planner.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "analysis/function_words.h"
#include "query/compound.h"
#include "query/phrase.h"
#include "query/word_warnings.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

// Beyond this many terms a query ranks by its rarest; only unspaced or pasted text has more.
constexpr std::size_t max_scored_terms = 256;
// A long word has more pairs, but is one word: each has a share of its weight.
constexpr double pairs_power = 0.6;
// Up to this many words, none of them a function word, are keywords.
constexpr std::size_t max_keywords = 3;
// Readings that Hanja of the query stand for say less than what was typed.
constexpr double reading_weight = 0.5;
// The pair across two neighbouring words, which a text has that writes them without a space.
constexpr double joined_weight = 0.3;

std::vector<std::string> typed_parts(const PlannedWord& word) {
  std::vector<std::string> terms;
  for (const PlannedTerm& each : word.terms) {
    if (each.is_typed_part()) terms.push_back(each.text);
  }
  return terms;
}

/// 한·미 is sought as 한미: an index has the pair of either.
std::vector<PlannedWord> join_syllables(std::vector<PlannedWord> words) {
  std::vector<PlannedWord> joined;
  for (PlannedWord& word : words) {
    const auto pair = std::ranges::find(word.terms, TermKind::joined, &PlannedTerm::kind);
    if (pair == word.terms.end()) {
      joined.push_back(std::move(word));
      continue;
    }
    PlannedWord& whole = joined.back();
    if (whole.stem.size() == 1) whole.terms.clear();
    whole.terms.push_back({pair->text, TermKind::bigram});
    whole.form = whole.stem + word.form;
    whole.stem += word.stem;
    whole.weight = analysis::word_weight(whole.form, whole.stem);
  }
  return joined;
}

}  // namespace

void Planner::add_word(const std::string& text) {
  const analysis::AnalyzedText& analyzed = chain_.analyze(text);
  const auto typed = std::make_shared<const std::string>(text);
  std::vector<PlannedWord> words;
  for (const analysis::Word& word : analyzed.words) {
    PlannedWord& planned = words.emplace_back();
    planned.text = typed;
    planned.form = analyzed.text(word);
    planned.stem = planned.form.substr(0, word.stem_end - word.begin);
    planned.weight = analysis::word_weight(analyzed.text(word), planned.stem);
  }
  for (const analysis::Term& each : analyzed.terms) {
    words[each.word].terms.push_back({std::string(analyzed.text(each)), each.kind});
  }
  for (PlannedWord& word : join_syllables(std::move(words))) split_compounds(std::move(word));
}

/// Long Hangul inside a word becomes words of its own.
void Planner::split_compounds(PlannedWord word) {
  const std::u32string stem = word.stem;
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < stem.size();) {
    const std::size_t end = end_of_script(stem, begin);
    if (text::is_syllable(stem[begin])) longest = std::max(longest, end - begin);
    begin = end;
  }
  if (longest < min_compound || chain_.user_words().contains(stem)) return words_.push_back(std::move(word));
  for (std::size_t begin = 0; begin < stem.size();) {
    const std::size_t end = end_of_script(stem, begin);
    const std::u32string_view piece = std::u32string_view(stem).substr(begin, end - begin);
    if (!text::is_syllable(stem[begin])) {
      add_part(word, piece);
    } else {
      const std::vector<CompoundPart> parts = split_compound(piece, statistics_, chain_.user_words());
      if (parts.size() == 1 && parts.front().end - parts.front().begin == stem.size())
        return words_.push_back(std::move(word));
      for (const CompoundPart part : parts) add_part(word, piece.substr(part.begin, part.end - part.begin));
    }
    begin = end;
  }
}

void Planner::add_part(const PlannedWord& whole, std::u32string_view stem) {
  PlannedWord part;
  part.text = whole.text;
  part.stem = part.form = stem;
  part.weight = whole.weight;
  if (text::is_syllable(stem.front())) {
    if (stem.size() == 1) part.terms.push_back({text::to_utf8(stem), TermKind::syllable});
    for (std::size_t i = 0; i + 1 < stem.size(); ++i) {
      part.terms.push_back({text::to_utf8(stem.substr(i, 2)), TermKind::bigram});
    }
  } else {
    const analysis::AnalyzedText& analyzed = chain_.analyze(text::to_utf8(stem));
    for (const analysis::Term& each : analyzed.terms) {
      part.terms.push_back({std::string(analyzed.text(each)), each.kind});
    }
  }
  if (!part.terms.empty()) words_.push_back(std::move(part));
}

/// A phrase scores the same however it is spaced: by its pairs, and by its first and last syllable as
/// words of their own, as which a text may write them.
void Planner::add_phrase(const Node& leaf) {
  PhraseText phrase = spelled_text(chain_, leaf.text);
  std::erase(phrase.chars, U'\n');
  if (phrase.chars.empty()) return;
  PlannedWord word;
  word.text = std::make_shared<const std::string>(leaf.text);
  word.stem = word.form = phrase.chars;
  word.is_phrase = true;
  const analysis::AnalyzedText& analyzed = chain_.analyze(text::to_utf8(phrase.chars));
  for (const analysis::Term& each : analyzed.terms) {
    word.terms.push_back({std::string(analyzed.text(each)), each.kind});
  }
  for (const char32_t edge : {phrase.chars.front(), phrase.chars.back()}) {
    if (phrase.chars.size() > 1 && text::is_syllable(edge)) {
      word.terms.push_back({text::to_utf8(std::u32string(1, edge)), TermKind::syllable});
    }
  }
  for (const Node& synonym : leaf.synonyms) add_synonym(word, synonym.text, 1);
  words_.push_back(std::move(word));
}

void Planner::score(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
      return add_word(node.text);
    case NodeKind::phrase:
    case NodeKind::prefix:
      return add_phrase(node);
    case NodeKind::none_of:
      return;
    default:
      for (const Node& child : node.children) score(child);
  }
}

bool Planner::has_content() const {
  return std::any_of(words_.begin(), words_.end(), [](const PlannedWord& word) {
    return word.weight >= analysis::content_word_weight && word.rarity > 0;
  });
}

void Planner::add_scores(Plan& plan) {
  const bool content = has_content();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const PlannedWord& word = words_[i];
    // Where there are only function words, they are what is sought.
    const double weight = content ? word.weight : 1;
    add_word_scores(word, i == 0 && words_.size() > 1 ? weight * ranking_.first_word_weight : weight, plan);
    add_alternative_scores(word, plan);
  }
  add_joined_scores(plan);
}

void Planner::add_word_scores(const PlannedWord& word, double weight, Plan& plan) {
  const auto pairs =
      std::count_if(word.terms.begin(), word.terms.end(), [](const PlannedTerm& each) { return each.is_typed_part(); });
  const double share = weight / std::pow(static_cast<double>(std::max<std::ptrdiff_t>(1, pairs)), pairs_power);
  for (const PlannedTerm& each : word.terms) {
    double part = share;
    if (!analysis::is_part(each.kind)) part = weight * ranking_.mixed_weight;
    if (each.kind == TermKind::reading) part = share * reading_weight;
    if (word.is_phrase && each.kind == TermKind::syllable) part = weight;
    if (part <= 0) continue;
    plan.scored[each.text] += part;
    if (!word.is_phrase) plan.scored_in_titles[each.text] += part;
    if (weight >= analysis::content_word_weight) content_terms_.insert(each.text);
  }
}

/// Only words of content that may be missing have alternatives.
void Planner::find_alternatives(PlannedWord& word) {
  if (word.is_phrase || word.is_required || word.weight < analysis::content_word_weight) return;
  word.alternatives = alternatives(word.form, word.stem, statistics_);
}

/// Of several words that have a synonym together one scores it, for so many `words`; for the others it stands only.
void Planner::add_synonym(PlannedWord& word, const std::string& synonym, std::size_t words) {
  std::vector<std::string> typed;
  for (const PlannedTerm& each : word.terms) typed.push_back(each.text);
  Alternative alternative = synonym_alternative(synonym, typed, chain_, statistics_);
  if (alternative.terms.empty()) return;
  alternative.factor *= static_cast<double>(words);
  word.alternatives.push_back(std::move(alternative));
}

/// Of words, of several side by side, and of parts of compounds.
void Planner::find_synonyms() {
  if (synonyms_.empty()) return;
  std::vector<SynonymUnit> units;
  std::vector<std::size_t> words;  // of the units
  const auto add = [&](std::u32string_view form, std::u32string_view stem, std::size_t word) {
    units.push_back({form, stem});
    words.push_back(word);
  };
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::u32string_view form = words_[i].form, stem = words_[i].stem;
    if (words_[i].is_phrase) {
      add({}, {}, i);
      continue;
    }
    std::size_t begin = 0;
    for (const std::size_t end : synonym_cuts(stem, synonyms_)) {
      const std::u32string_view part = stem.substr(begin, end - begin);
      add(end == stem.size() ? form.substr(begin) : part, part, i);
      begin = end;
    }
  }
  for (const SynonymMatch& match : synonyms_.find(units)) {
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(match.first);
    const auto last = first + static_cast<std::ptrdiff_t>(match.count) - 1;
    const auto weightiest = std::max_element(
        words_.begin() + static_cast<std::ptrdiff_t>(*first), words_.begin() + static_cast<std::ptrdiff_t>(*last) + 1,
        [](const PlannedWord& a, const PlannedWord& b) { return a.weight * a.rarity < b.weight * b.rarity; });
    for (const std::string& synonym : *match.synonyms) {
      for (std::size_t i = *first; i <= *last; ++i) {
        add_synonym(words_[i], synonym, &words_[i] == &*weightiest ? *last - *first + 1 : 0);
      }
    }
  }
}

/// A word that no article has is as rare as what stands in for it.
void Planner::add_rarity_of_alternatives() {
  for (PlannedWord& word : words_) {
    if (word.rarity > 0) continue;
    for (const Alternative& each : word.alternatives) {
      for (const std::string& term : each.terms) word.rarity = std::max(word.rarity, statistics_.idf(term));
    }
  }
}

/// An alternative counts for a part of its word, however rare it is itself, and a synonym however long.
void Planner::add_alternative_scores(const PlannedWord& word, Plan& plan) {
  for (const Alternative& each : word.alternatives) {
    if (each.factor == 0) continue;
    const auto terms = static_cast<double>(each.terms.size());
    const double share = word.weight * each.factor / (each.is_synonym ? terms : std::sqrt(terms));
    for (const std::string& term : each.terms) {
      const double part = share * std::min(1.0, word.rarity / statistics_.idf(term));
      plan.scored[term] += part;
      plan.scored_in_titles[term] += part;
      if (!each.is_synonym || &term == &each.terms.front()) content_terms_.insert(term);
    }
  }
}

void Planner::add_joined_scores(Plan& plan) const {
  for (std::size_t k = 1; k < words_.size(); ++k) {
    const std::u32string& a = words_[k - 1].stem;
    const std::u32string& b = words_[k].stem;
    if (words_[k].is_phrase || words_[k - 1].is_phrase || a.empty() || b.empty() || !text::is_syllable(a.back()) ||
        !text::is_syllable(b.front()))
      continue;
    plan.scored[text::to_utf8(std::u32string{a.back(), b.front()})] +=
        joined_weight * std::min(words_[k - 1].weight, words_[k].weight);
  }
}

/// The text of a whole article as a query is still answered in time.
void Planner::keep_rarest(Plan& plan) {
  if (plan.scored.size() <= max_scored_terms) return;
  warnings_.push_back({WarningKind::terms_limited, {}});
  std::vector<std::pair<double, std::string>> terms;
  for (const auto& [text, weight] : plan.scored) terms.emplace_back(-weight * statistics_.idf(text), text);
  std::nth_element(terms.begin(), terms.begin() + max_scored_terms, terms.end());
  for (auto each = terms.begin() + max_scored_terms; each != terms.end(); ++each) {
    plan.scored.erase(each->second);
    plan.scored_in_titles.erase(each->second);
  }
}

/// For a query of few words, all of them keywords: those are meant, while questions and headlines are
/// told in other words than they are asked.
void Planner::add_all_words(Plan& plan) const {
  if (words_.empty() || words_.size() > max_keywords) return;
  const auto is_keyword = [](const PlannedWord& word) {
    return !word.is_phrase && word.weight >= analysis::content_word_weight;
  };
  if (!std::all_of(words_.begin(), words_.end(), is_keyword)) return;
  const auto has_synonym = [](const PlannedWord& word) {
    return std::any_of(word.alternatives.begin(), word.alternatives.end(), std::mem_fn(&Alternative::is_synonym));
  };
  if (std::none_of(words_.begin(), words_.end(), has_synonym)) {
    for (const PlannedWord& word : words_) {
      for (std::string& term : typed_parts(word)) plan.all_words.insert(std::move(term));
    }
    return;
  }
  std::vector<Condition> all;
  for (const PlannedWord& word : words_) all.push_back(has_word(word));
  plan.all_words_or_synonyms = all_of(std::move(all));
}

Condition Planner::has_terms(const std::vector<std::string>& terms) const {
  std::vector<Condition> all;
  for (const std::string& term : terms) all.push_back(has_term(term, statistics_.frequency(term)));
  return all_of(std::move(all));
}

/// The word as typed, or one of its synonyms.
Condition Planner::has_word(const PlannedWord& word) const {
  std::vector<Condition> any;
  any.push_back(has_terms(typed_parts(word)));
  for (const Alternative& each : word.alternatives) {
    if (each.is_synonym) any.push_back(has_terms(each.terms));
  }
  return any_of(std::move(any));
}

/// What an article must have to match bare words.
Condition Planner::any_content(const Plan& plan) const {
  std::vector<Condition> any;
  for (const std::string& term : plan.content) {
    if (plan.scored.contains(term)) any.push_back(has_term(term, statistics_.frequency(term)));
  }
  return any_of(std::move(any));
}

Plan Planner::plan(const ParsedQuery& parsed, const std::vector<Node>& filters) {
  Plan plan;
  words_.clear();
  content_terms_.clear();
  warnings_ = parsed.warnings;
  std::vector<Bounds> required;
  bool has_bare_words = false;
  for (const Node& clause : parsed.root.children) {
    const std::size_t first = words_.size();
    if (!deadline_.passed()) score(clause);
    if (is_required(clause)) {
      const bool has_choice = clause.kind == NodeKind::any_of || clause.kind == NodeKind::list;
      for (std::size_t i = first; i < words_.size(); ++i) words_[i].is_required = !has_choice;
      required.push_back(bounds_.find(clause));
    } else {
      has_bare_words = true;
    }
  }
  for (const Node& filter : filters) required.push_back(bounds_.find(filter));
  for (PlannedWord& word : words_) {
    if (deadline_.passed()) break;
    for (const PlannedTerm& each : word.terms) word.rarity = std::max(word.rarity, statistics_.idf(each.text));
    find_alternatives(word);
  }
  if (!deadline_.passed()) find_synonyms();
  add_rarity_of_alternatives();
  const auto is_content = [](const PlannedWord& word) { return word.weight >= analysis::content_word_weight; };
  if (!words_.empty() && std::none_of(words_.begin(), words_.end(), is_content))
    warnings_.push_back({WarningKind::only_function_words, {}});
  add_scores(plan);
  keep_rarest(plan);
  plan.ranks = !plan.scored.empty();
  add_all_words(plan);
  plan.content = std::move(content_terms_);
  plan.is_bare = required.empty() && has_bare_words;
  Bounds must = all_of(std::move(required));
  plan.needs_verification = !must.exact;
  plan.certain = std::move(must.lower);
  plan.candidates = std::move(must.upper);
  if (has_bare_words) {
    std::vector<Condition> both;
    both.push_back(any_content(plan));
    both.push_back(std::move(plan.candidates));
    plan.candidates = all_of(std::move(both));
  }
  plan.warnings = std::move(warnings_);
  for (Warning& warning : word_warnings(parsed.root, filters, words_, bounds_, statistics_, deadline_))
    plan.warnings.push_back(std::move(warning));
  plan.words = std::move(words_);
  return plan;
}

}  // namespace malmoi::query
