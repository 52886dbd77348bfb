// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/bounds.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "analysis/stripper.h"
#include "index/indexed_terms.h"
#include "index/schema.h"
#include "query/evaluation.h"
#include "query/remote_query.h"
#include "query/syllable_terms.h"
#include "query/term_expansion.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

// Once a query has this many terms, what else it requires is looked for in texts only.
constexpr std::size_t max_terms = 4000;

std::string_view field_prefix(Field field) { return field == Field::title ? index::prefix::title : std::string_view(); }

/// Terms do not tell excerpt and body apart.
bool is_told_by_terms(Field field) { return field == Field::any || field == Field::title; }

std::string days_term(const char* format, unsigned a, unsigned b = 0, unsigned c = 0) {
  char text[32];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

/// The years of which the index has articles.
struct Years {
  int first = 0;
  int last = -1;
};

Years indexed_years(const index::TermStatistics& statistics) {
  Years years;
  const std::string prefix(index::prefix::year);
  index::IndexedTerms terms(statistics, prefix);
  auto there = terms.seek(prefix);
  for (; there && *there && terms.term().starts_with(prefix); there = terms.next()) {
    years.last = std::atoi(terms.term().c_str() + prefix.size());
    if (years.first == 0) years.first = years.last;
  }
  if (!there) statistics.fail(std::move(there).error());
  return years;
}

bool is_one_syllable(const PhraseText& phrase) {
  return phrase.chars.size() == 1 && text::is_syllable(phrase.chars.front());
}

/// One syllable, or Latin letters or digits that no text has apart: articles that have the term match.
bool is_one_term(const PhraseText& phrase, const std::vector<CandidateClause>& clauses) {
  if (clauses.size() != 1 || clauses.front().options.size() != 1 || clauses.front().options.front().size() != 1) {
    return false;
  }
  return is_one_syllable(phrase) || clauses.front().options.front().front() == text::to_utf8(phrase.chars);
}

using Joined = Condition (*)(std::vector<Condition>);

Bounds join(Joined joined, std::vector<Bounds> parts) {
  std::vector<Condition> upper, lower;
  bool exact = true;
  for (Bounds& part : parts) {
    upper.push_back(std::move(part.upper));
    lower.push_back(std::move(part.lower));
    exact &= part.exact;
  }
  return {joined(std::move(upper)), joined(std::move(lower)), exact};
}

}  // namespace

Bounds any_of(std::vector<Bounds> parts) { return join(static_cast<Joined>(any_of), std::move(parts)); }

Bounds all_of(std::vector<Bounds> parts) { return join(static_cast<Joined>(all_of), std::move(parts)); }

Condition BoundsFinder::term(std::string_view prefix, const std::string& text) const {
  std::string term = std::string(prefix) + text;
  const std::uint64_t frequency = statistics_.frequency(term);
  return has_term(std::move(term), frequency);
}

/// An article's day, month and year are terms, so a range of days is whole years, whole months and
/// single days, as far as the index has any.
Condition BoundsFinder::days_condition(DayRange days) {
  using namespace std::chrono;
  const auto ymd = [](std::uint32_t n) {
    return sys_days{year_month_day{year(static_cast<int>(n / 10000)), month(n / 100 % 100), day(n % 100)}};
  };
  const Years indexed = indexed_years(statistics_);
  sys_days at{year(indexed.first) / 1 / 1};
  if (days.from > 0) at = std::max(at, ymd(days.from));
  sys_days last{year(indexed.last) / 12 / 31};
  if (days.to < 99990000) last = std::min(last, ymd(days.to));
  std::vector<Condition> parts;
  const auto add = [&](std::string_view prefix, const char* format, auto... numbers) {
    parts.push_back(term(prefix, days_term(format, numbers...)));
  };
  while (at <= last) {
    const year_month_day date(at);
    const auto y = static_cast<unsigned>(static_cast<int>(date.year()));
    const auto m = static_cast<unsigned>(date.month());
    const auto d = static_cast<unsigned>(date.day());
    const sys_days next_year{(date.year() + years(1)) / 1 / 1};
    const sys_days next_month{(date.year() / date.month() + months(1)) / 1};
    if (m == 1 && d == 1 && next_year - sys_days::duration(1) <= last) {
      add(index::prefix::year, "%04u", y);
      at = next_year;
    } else if (d == 1 && next_month - sys_days::duration(1) <= last) {
      add(index::prefix::month, "%04u%02u", y, m);
      at = next_month;
    } else {
      add(index::prefix::day, "%04u%02u%02u", y, m, d);
      at += std::chrono::days(1);
    }
  }
  return any_of(std::move(parts));
}

Condition BoundsFinder::candidates_condition(const std::vector<CandidateClause>& clauses, const Node& leaf) {
  const std::string_view prefix = field_prefix(leaf.field);
  std::vector<Condition> all;
  for (const CandidateClause& clause : clauses) {
    std::vector<Condition> options;
    for (const auto& option : clause.options) {
      std::vector<Condition> terms;
      for (const std::string& each : option) terms.push_back(term(prefix, each));
      options.push_back(all_of(std::move(terms)));
    }
    if (!clause.beginning.empty()) {
      Expansion expansion = expand(std::string(prefix) + clause.beginning, statistics_, deadline_);
      if (expansion.is_limited) limited_.insert(key(leaf));
      options.push_back(std::move(expansion.terms));
    }
    if (clause.pairs_ending != 0) {
      options.push_back(pairs_ending(clause.pairs_ending, prefix));
    }
    all.push_back(any_of(std::move(options)));
  }
  return all_of(std::move(all));
}

Bounds BoundsFinder::find(const Node& node) {
  const auto exactly = [](const Condition& condition) { return Bounds{condition, condition, true}; };
  const auto filter = [&](std::string_view prefix, const std::string& value) {
    return exactly(term({}, index::filter_term(prefix, value)));
  };
  std::vector<Bounds> parts;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      if (node.synonyms.empty()) return text_bounds(node);
      parts.push_back(text_bounds(node));
      for (const Node& synonym : node.synonyms) parts.push_back(text_bounds(synonym));
      return any_of(std::move(parts));
    case NodeKind::category:
      return filter(index::prefix::category, node.text);
    case NodeKind::tag:
      return filter(index::prefix::tag, node.text);
    case NodeKind::author:
      return filter(index::prefix::author, node.text);
    case NodeKind::date:
      return exactly(days_condition(node.days));
    case NodeKind::none_of: {
      Bounds inner = find(node.children.front());
      return {none_of(std::move(inner.lower)), none_of(std::move(inner.upper)), inner.exact};
    }
    case NodeKind::all_of:
    case NodeKind::any_of:
      for (const Node& child : node.children) parts.push_back(find(child));
      return node.kind == NodeKind::all_of ? all_of(std::move(parts)) : any_of(std::move(parts));
    case NodeKind::list:
      break;
  }
  return list_bounds(node);
}

void BoundsFinder::begin_query() {
  terms_ = 0;
  known_.clear();
  limited_.clear();
}

/// Looking for them takes a hundred times as long as for a term.
Condition BoundsFinder::pairs_ending(char32_t syllable, std::string_view prefix) {
  std::string key(prefix);
  text::append(key, syllable);
  const auto known = pairs_ending_.find(key);
  if (known != pairs_ending_.end()) return known->second;
  Condition found = query::pairs_ending(syllable, prefix, statistics_, deadline_);
  return pairs_ending_.emplace(std::move(key), std::move(found)).first->second;
}

bool BoundsFinder::may_match(const Node& node) {
  const bool is_word = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  if (is_word && is_told_by_terms(node.field)) {
    // Most words are terms as they are.
    const std::string whole = text::to_utf8(sought_text(chain_, node).chars);
    if (statistics_.has(std::string(field_prefix(node.field)) + whole)) return true;
  }
  const Condition upper = find(node).upper;
  auto met = is_met(upper, statistics_.parts(), deadline_);
  if (!met) statistics_.fail(std::move(met).error());
  return met && (*met || may_be_met_elsewhere(upper, statistics_));
}

bool BoundsFinder::is_one_syllable_word(const Node& leaf) {
  return leaf.kind == NodeKind::word && is_one_syllable(sought_text(chain_, leaf));
}

// Inside parentheses, as at the top: required clauses must hold, and one of the bare words.
Bounds BoundsFinder::list_bounds(const Node& list) {
  std::vector<Bounds> required, optional;
  for (const Node& clause : list.children) (is_required(clause) ? required : optional).push_back(find(clause));
  if (!optional.empty()) required.push_back(any_of(std::move(optional)));
  return all_of(std::move(required));
}

Bounds BoundsFinder::text_bounds(const Node& leaf) {
  if (const auto known = known_.find(key(leaf)); known != known_.end()) return known->second;
  if (deadline_.passed() || terms_ > max_terms) return {everything(), nothing(), false};
  const Bounds bounds = find_text_bounds(leaf);
  terms_ += bounds.upper.size();
  return known_.emplace(key(leaf), bounds).first->second;
}

Bounds BoundsFinder::find_text_bounds(const Node& leaf) {
  const std::string_view prefix = field_prefix(leaf.field);
  PhraseText phrase = sought_text(chain_, leaf);
  if (phrase.chars.empty()) return {nothing(), nothing(), true};
  if (leaf.kind != NodeKind::word && is_one_syllable(phrase)) {
    return syllable_bounds(leaf, phrase.chars.front());
  }
  const HasTerm has_term = [&](const std::string& each) { return statistics_.has(std::string(prefix) + each); };
  const auto clauses = phrase_candidates(phrase, has_term, leaf.kind);
  Condition upper = candidates_condition(clauses, leaf);
  if (leaf.kind == NodeKind::prefix || !is_told_by_terms(leaf.field)) return {std::move(upper), nothing(), false};
  if (is_one_term(phrase, clauses)) return {upper, upper, true};
  // The characters as one word, or as one pair of it, are a match whatever the text.
  const bool whole = phrase.chars.size() <= analysis::max_term_bytes / 4;
  phrase.spell_points();
  return {std::move(upper), whole ? term(prefix, text::to_utf8(phrase.chars)) : nothing(), false};
}

/// One syllable stands anywhere in a text word, or at its beginning. Every stem that has it has a pair or
/// term that shows it; only a particle does not.
Bounds BoundsFinder::syllable_bounds(const Node& leaf, char32_t syllable) {
  const bool is_prefix = leaf.kind == NodeKind::prefix;
  const std::string_view prefix = field_prefix(leaf.field);
  std::vector<Condition> shown;
  shown.push_back(terms_beginning(syllable, prefix, statistics_, deadline_));
  if (!is_prefix) shown.push_back(pairs_ending(syllable, prefix));
  const Condition any = any_of(std::move(shown));
  const bool is_shown = is_prefix || !analysis::may_be_inside_suffix(std::u32string_view(&syllable, 1));
  Condition upper = is_shown ? any : everything();
  if (is_prefix || !is_told_by_terms(leaf.field)) return {std::move(upper), nothing(), false};
  return {std::move(upper), any, is_shown};
}

}  // namespace malmoi::query
