// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/bounds.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "analysis/stripper.h"
#include "index/schema.h"
#include "query/candidates.h"
#include "query/syllable_terms.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Xapian::Query;

// A prefix of Latin letters or digits stands for at most this many terms, the most frequent ones. Each costs a
// posting list, some 20 KB while it is open.
constexpr Xapian::termcount max_expansions = 1000;
// Once a query has this many terms, what else it requires is looked for in texts only.
constexpr std::size_t max_terms = 4000;

Query term(std::string_view prefix, const std::string& text) { return Query(std::string(prefix) + text); }

std::string_view field_prefix(Field field) { return field == Field::title ? index::prefix::title : std::string_view(); }

/// Terms do not tell excerpt and body apart.
bool is_told_by_terms(Field field) { return field == Field::any || field == Field::title; }

std::string days_term(std::string_view prefix, const char* format, unsigned a, unsigned b = 0, unsigned c = 0) {
  char text[32];
  std::snprintf(text, sizeof text, format, a, b, c);
  return std::string(prefix) + text;
}

/// The years of which the index has articles.
struct Years {
  int first = 0;
  int last = -1;
};

Years indexed_years(const Xapian::Database& database) {
  Years years;
  const std::string prefix(index::prefix::year);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    years.last = std::atoi((*term).c_str() + prefix.size());
    if (years.first == 0) years.first = years.last;
  }
  return years;
}

/// An article's day, month and year are terms, so a range of days is whole years, whole months and
/// single days, as far as the index has any.
Query days_query(DayRange days, const Xapian::Database& database) {
  using namespace std::chrono;
  const auto ymd = [](std::uint32_t n) {
    return sys_days{year_month_day{year(static_cast<int>(n / 10000)), month(n / 100 % 100), day(n % 100)}};
  };
  const Years indexed = indexed_years(database);
  sys_days at{year(indexed.first) / 1 / 1};
  if (days.from > 0) at = std::max(at, ymd(days.from));
  sys_days last{year(indexed.last) / 12 / 31};
  if (days.to < 99990000) last = std::min(last, ymd(days.to));
  std::vector<Query> parts;
  while (at <= last) {
    const year_month_day date(at);
    const auto y = static_cast<unsigned>(static_cast<int>(date.year()));
    const auto m = static_cast<unsigned>(date.month());
    const auto d = static_cast<unsigned>(date.day());
    const sys_days next_year{(date.year() + years(1)) / 1 / 1};
    const sys_days next_month{(date.year() / date.month() + months(1)) / 1};
    if (m == 1 && d == 1 && next_year - sys_days::duration(1) <= last) {
      parts.emplace_back(days_term(index::prefix::year, "%04u", y));
      at = next_year;
    } else if (d == 1 && next_month - sys_days::duration(1) <= last) {
      parts.emplace_back(days_term(index::prefix::month, "%04u%02u", y, m));
      at = next_month;
    } else {
      parts.emplace_back(days_term(index::prefix::day, "%04u%02u%02u", y, m, d));
      at += std::chrono::days(1);
    }
  }
  return combine(Query::OP_OR, parts);
}

Query candidates_query(const std::vector<CandidateClause>& clauses, std::string_view prefix,
                       const Xapian::Database& database) {
  if (clauses.empty()) return match_all();
  std::vector<Query> all;
  for (const CandidateClause& clause : clauses) {
    std::vector<Query> options;
    for (const auto& option : clause.options) {
      std::vector<Query> terms;
      for (const std::string& each : option) terms.push_back(term(prefix, each));
      options.push_back(combine(Query::OP_AND, terms));
    }
    if (!clause.beginning.empty()) {
      options.emplace_back(Query::OP_WILDCARD, std::string(prefix) + clause.beginning, max_expansions,
                           Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
    }
    if (clause.pairs_ending != 0) {
      for (const std::string& each : pairs_ending(clause.pairs_ending, prefix, database)) {
        options.push_back(term(prefix, each));
      }
    }
    all.push_back(combine(Query::OP_OR, options));
  }
  return combine(Query::OP_AND, all);
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

Bounds join(Query::op op, const std::vector<Bounds>& parts) {
  std::vector<Query> upper, lower;
  bool exact = true;
  for (const Bounds& part : parts) {
    upper.push_back(part.upper);
    lower.push_back(part.lower);
    exact &= part.exact;
  }
  return {combine(op, upper), combine(op, lower), exact};
}

Bounds any_of(const std::vector<Bounds>& parts) { return join(Query::OP_OR, parts); }

}  // namespace

Bounds all_of(const std::vector<Bounds>& parts) {
  if (parts.empty()) return {match_all(), match_all(), true};
  return join(Query::OP_AND, parts);
}

Bounds BoundsFinder::find(const Node& node) {
  const auto filter = [](std::string_view prefix, const std::string& value) {
    const Query query(index::filter_term(prefix, value));
    return Bounds{query, query, true};
  };
  std::vector<Bounds> parts;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::prefix:
      return text_bounds(node);
    case NodeKind::category:
      return filter(index::prefix::category, node.text);
    case NodeKind::tag:
      return filter(index::prefix::tag, node.text);
    case NodeKind::author:
      return filter(index::prefix::author, node.text);
    case NodeKind::date: {
      const Query query = days_query(node.days, statistics_.database());
      return {query, query, true};
    }
    case NodeKind::none_of: {
      const Bounds inner = find(node.children.front());
      return {Query(Query::OP_AND_NOT, match_all(), inner.lower),
              Query(Query::OP_AND_NOT, match_all(), inner.upper), inner.exact};
    }
    case NodeKind::all_of:
    case NodeKind::any_of:
      for (const Node& child : node.children) parts.push_back(find(child));
      return node.kind == NodeKind::all_of ? all_of(parts) : any_of(parts);
    case NodeKind::list:
      break;
  }
  return list_bounds(node);
}

bool BoundsFinder::may_match(const Node& node) {
  const bool is_word = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
  if (is_word && is_told_by_terms(node.field)) {
    // Most words are terms as they are.
    const std::string whole = text::to_utf8(sought_text(node).chars);
    if (statistics_.has(std::string(field_prefix(node.field)) + whole)) return true;
  }
  Xapian::Enquire enquire(statistics_.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(find(node).upper);
  return !enquire.get_mset(0, 1).empty();
}

bool BoundsFinder::is_one_syllable_word(const Node& leaf) {
  return leaf.kind == NodeKind::word && is_one_syllable(sought_text(leaf));
}

bool BoundsFinder::is_open_ended(const Node& leaf) {
  if (leaf.kind != NodeKind::prefix) return false;
  const std::u32string chars = sought_text(leaf).chars;
  return !chars.empty() && !text::is_syllable(chars.back());
}

bool BoundsFinder::is_limited(const Node& leaf) {
  if (!is_open_ended(leaf)) return false;
  const std::string beginning = std::string(field_prefix(leaf.field)) + text::to_utf8(sought_text(leaf).chars);
  auto at = statistics_.database().allterms_begin(beginning);
  for (Xapian::termcount seen = 0; at != statistics_.database().allterms_end(beginning); ++at) {
    if (++seen > max_expansions) return true;
  }
  return false;
}

// Inside parentheses, as at the top: required clauses must hold, and one of the bare words.
Bounds BoundsFinder::list_bounds(const Node& list) {
  std::vector<Bounds> required, optional;
  for (const Node& clause : list.children) (is_required(clause) ? required : optional).push_back(find(clause));
  if (!optional.empty()) required.push_back(any_of(optional));
  return all_of(required);
}

Bounds BoundsFinder::text_bounds(const Node& leaf) {
  const std::tuple key(leaf.kind, leaf.field, leaf.text);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (deadline_.passed() || terms_ > max_terms) return {match_all(), Query::MatchNothing, false};
  const Bounds bounds = find_text_bounds(leaf);
  terms_ += bounds.upper.get_length() + (is_open_ended(leaf) ? max_expansions : 0);
  return known_.emplace(key, bounds).first->second;
}

Bounds BoundsFinder::find_text_bounds(const Node& leaf) {
  const std::string_view prefix = field_prefix(leaf.field);
  const PhraseText phrase = sought_text(leaf);
  if (phrase.chars.empty()) return {Query::MatchNothing, Query::MatchNothing, true};
  if (leaf.kind != NodeKind::word && is_one_syllable(phrase)) {
    return syllable_bounds(leaf, phrase.chars.front());
  }
  const HasTerm has_term = [&](const std::string& each) { return statistics_.has(std::string(prefix) + each); };
  const auto clauses = phrase_candidates(phrase, has_term, leaf.kind);
  const Query upper = candidates_query(clauses, prefix, statistics_.database());
  if (leaf.kind == NodeKind::prefix || !is_told_by_terms(leaf.field)) return {upper, Query::MatchNothing, false};
  if (is_one_term(phrase, clauses)) return {upper, upper, true};
  // The characters as one word, or as one pair of it, are a match whatever the text.
  const bool whole = phrase.chars.size() <= analysis::max_term_bytes / 4;
  return {upper, whole ? term(prefix, text::to_utf8(phrase.chars)) : Query::MatchNothing, false};
}

/// One syllable stands anywhere in a text word, or at its beginning. Every stem that has it has a pair or
/// term that shows it; only a particle does not.
Bounds BoundsFinder::syllable_bounds(const Node& leaf, char32_t syllable) {
  const bool is_prefix = leaf.kind == NodeKind::prefix;
  const std::string_view prefix = field_prefix(leaf.field);
  std::vector<Query> shown;
  for (const std::string& each : terms_beginning(syllable, prefix, statistics_.database()))
    shown.push_back(term(prefix, each));
  if (!is_prefix) {
    for (const std::string& each : pairs_ending(syllable, prefix, statistics_.database()))
      shown.push_back(term(prefix, each));
  }
  const Query any = combine(Query::OP_OR, shown);
  const bool is_shown = is_prefix || !analysis::may_be_inside_suffix(std::u32string_view(&syllable, 1));
  const Query& upper = is_shown ? any : match_all();
  if (is_prefix || !is_told_by_terms(leaf.field)) return {upper, Query::MatchNothing, false};
  return {upper, any, is_shown};
}

/// What of a leaf is sought: of a word, its stem.
PhraseText BoundsFinder::sought_text(const Node& leaf) {
  PhraseText phrase = phrase_text(chain_, leaf.text);
  if (leaf.kind == NodeKind::word && !phrase.words.empty()) {
    const std::uint32_t end = phrase.words.back().stem_end;
    phrase.chars.resize(end);
    std::erase_if(phrase.runs, [end](const PhraseText::Run& run) { return run.begin >= end; });
    std::erase_if(phrase.hanja, [end](const PhraseText::Hanja& hanja) { return hanja.at >= end; });
  }
  return phrase;
}

}  // namespace malmoi::query
