// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/planner.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "analysis/function_words.h"
#include "index/schema.h"
#include "query/candidates.h"
#include "query/compound.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Xapian::Query;

// A prefix stands for at most this many terms, the most frequent ones; the text decides.
constexpr Xapian::termcount max_expansions = 1000;
// Beyond this many terms a query ranks by its rarest; only unspaced or pasted text has more.
constexpr std::size_t max_scored_terms = 256;
// Readings that Hanja of the query stand for say less than what was typed.
constexpr double reading_weight = 0.5;
// The pair across two neighbouring words, which a text has that writes them without a space; it says
// more where the query has none either.
constexpr double joined_weight = 0.3;
constexpr double touching_weight = 0.6;

Query combine(Query::op op, const std::vector<Query>& parts) { return Query(op, parts.begin(), parts.end()); }

Query term(std::string_view prefix, const std::string& text) { return Query(std::string(prefix) + text); }

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

Query candidates_query(const std::vector<CandidateClause>& clauses, std::string_view prefix) {
  if (clauses.empty()) return Query::MatchAll;
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
    all.push_back(combine(Query::OP_OR, options));
  }
  return combine(Query::OP_AND, all);
}

/// One syllable, or Latin letters or digits that no text has apart: articles that have the term match.
bool is_one_term(const PhraseText& phrase, const std::vector<CandidateClause>& clauses) {
  if (clauses.size() != 1 || clauses.front().options.size() != 1 || clauses.front().options.front().size() != 1) {
    return false;
  }
  const bool one_syllable = phrase.chars.size() == 1 && text::is_syllable(phrase.chars.front());
  return one_syllable || clauses.front().options.front().front() == text::to_utf8(phrase.chars);
}

/// Where the run of Hangul, or of anything else, that begins here ends.
std::size_t end_of_script(std::u32string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && text::is_syllable(text[end]) == text::is_syllable(text[begin])) ++end;
  return end;
}

}  // namespace

Planner::Bounds Planner::join(Query::op op, const std::vector<Bounds>& parts) {
  std::vector<Query> upper, lower;
  bool exact = true;
  for (const Bounds& part : parts) {
    upper.push_back(part.upper);
    lower.push_back(part.lower);
    exact &= part.exact;
  }
  return {combine(op, upper), combine(op, lower), exact};
}

Planner::Bounds Planner::all_of(const std::vector<Bounds>& parts) {
  if (parts.empty()) return {Query::MatchAll, Query::MatchAll, true};
  return join(Query::OP_AND, parts);
}

Planner::Bounds Planner::any_of(const std::vector<Bounds>& parts) { return join(Query::OP_OR, parts); }

Planner::Bounds Planner::bounds(const Node& node) {
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
      const Query query = days_query(node.days, database_);
      return {query, query, true};
    }
    case NodeKind::none_of: {
      const Bounds inner = bounds(node.children.front());
      return {Query(Query::OP_AND_NOT, Query::MatchAll, inner.lower),
              Query(Query::OP_AND_NOT, Query::MatchAll, inner.upper), inner.exact};
    }
    case NodeKind::all_of:
    case NodeKind::any_of:
      for (const Node& child : node.children) parts.push_back(bounds(child));
      return node.kind == NodeKind::all_of ? all_of(parts) : any_of(parts);
    case NodeKind::list:
      break;
  }
  return list_bounds(node);
}

// Inside parentheses, as at the top: required clauses must hold, and one of the bare words.
Planner::Bounds Planner::list_bounds(const Node& list) {
  std::vector<Bounds> required, optional;
  for (const Node& clause : list.children) (is_required(clause) ? required : optional).push_back(bounds(clause));
  if (!optional.empty()) required.push_back(any_of(optional));
  return all_of(required);
}

Planner::Bounds Planner::text_bounds(const Node& leaf) {
  const std::string_view prefix = leaf.field == Field::title ? index::prefix::title : std::string_view();
  const PhraseText phrase = sought_text(leaf);
  if (phrase.chars.empty()) return {Query::MatchNothing, Query::MatchNothing, true};
  const HasTerm has_term = [&](const std::string& each) { return database_.term_exists(std::string(prefix) + each); };
  const auto clauses = phrase_candidates(phrase, has_term, leaf.kind);
  const Query upper = candidates_query(clauses, prefix);
  // Terms do not tell excerpt and body apart.
  if (leaf.kind == NodeKind::prefix || leaf.field == Field::excerpt || leaf.field == Field::body) {
    return {upper, Query::MatchNothing, false};
  }
  if (is_one_term(phrase, clauses)) return {upper, upper, true};
  // The characters as one word, or as one pair of it, are a match whatever the text.
  const bool whole = phrase.chars.size() <= analysis::max_term_bytes / 4;
  return {upper, whole ? term(prefix, text::to_utf8(phrase.chars)) : Query::MatchNothing, false};
}

/// What of a leaf is sought: of a word, its stem.
PhraseText Planner::sought_text(const Node& leaf) {
  PhraseText phrase = phrase_text(chain_, leaf.text);
  if (leaf.kind == NodeKind::word && !phrase.words.empty()) {
    const std::uint32_t end = phrase.words.back().stem_end;
    phrase.chars.resize(end);
    std::erase_if(phrase.runs, [end](const PhraseText::Run& run) { return run.begin >= end; });
    std::erase_if(phrase.hanja, [end](const PhraseText::Hanja& hanja) { return hanja.at >= end; });
  }
  return phrase;
}

double Planner::rarity(const std::string& text) {
  const double n = database_.get_doccount();
  const double with_it = database_.get_termfreq(text);
  return with_it == 0 ? 0 : std::log(1 + (n - with_it + 0.5) / (with_it + 0.5));
}

void Planner::add_word(const std::string& text) {
  const analysis::AnalyzedText& analyzed = chain_.analyze(text);
  std::vector<PlannedWord> words;
  for (const analysis::Word& word : analyzed.words) {
    PlannedWord& planned = words.emplace_back();
    planned.text = text;
    planned.form = analyzed.text(word);
    planned.stem = planned.form.substr(0, word.stem_end - word.begin);
    planned.weight = analysis::word_weight(analyzed.text(word), planned.stem);
  }
  for (const analysis::Term& each : analyzed.terms) {
    words[each.word].terms.push_back({std::string(analyzed.text(each)), each.kind});
  }
  for (PlannedWord& word : words) split_compounds(std::move(word));
}

/// Long Hangul inside a word that the index does not have as a whole becomes words of its own.
void Planner::split_compounds(PlannedWord word) {
  const std::u32string stem = word.stem;
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < stem.size();) {
    const std::size_t end = end_of_script(stem, begin);
    if (text::is_syllable(stem[begin])) longest = std::max(longest, end - begin);
    begin = end;
  }
  if (longest < min_compound || database_.term_exists(text::to_utf8(stem))) {
    words_.push_back(std::move(word));
    return;
  }
  for (std::size_t begin = 0; begin < stem.size();) {
    const std::size_t end = end_of_script(stem, begin);
    const std::u32string_view piece = std::u32string_view(stem).substr(begin, end - begin);
    if (!text::is_syllable(stem[begin])) {
      add_part(word, piece);
    } else {
      for (const CompoundPart part : split_compound(piece, database_)) {
        add_part(word, piece.substr(part.begin, part.end - part.begin));
        words_.back().touches_last = part.begin > 0;
      }
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
    if (stem.size() > 2) part.terms.push_back({text::to_utf8(stem), TermKind::stem});
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
void Planner::add_phrase(const std::string& text) {
  PhraseText phrase = phrase_text(chain_, text);
  std::erase(phrase.chars, U'\n');
  if (phrase.chars.empty()) return;
  PlannedWord word;
  word.text = text;
  word.stem = word.form = phrase.chars;
  word.is_phrase = true;
  const analysis::AnalyzedText& analyzed = chain_.analyze(text::to_utf8(phrase.chars));
  for (const analysis::Term& each : analyzed.terms) {
    if (each.kind != TermKind::stem) word.terms.push_back({std::string(analyzed.text(each)), each.kind});
  }
  for (const char32_t edge : {phrase.chars.front(), phrase.chars.back()}) {
    if (phrase.chars.size() > 1 && text::is_syllable(edge)) {
      word.terms.push_back({text::to_utf8(std::u32string(1, edge)), TermKind::syllable});
    }
  }
  words_.push_back(std::move(word));
}

void Planner::score(const Node& node, bool wanted) {
  switch (node.kind) {
    case NodeKind::word:
      if (wanted) add_word(node.text);
      break;
    case NodeKind::phrase:
    case NodeKind::prefix:
      if (wanted) add_phrase(node.text);
      break;
    case NodeKind::none_of:
      break;
    default:
      for (const Node& child : node.children) score(child, wanted);
  }
}

bool Planner::has_content() const {
  return std::any_of(words_.begin(), words_.end(), [](const PlannedWord& word) {
    return word.weight >= analysis::content_word_weight && word.rarity > 0;
  });
}

void Planner::add_scores(Plan& plan) {
  const bool content = has_content();
  // Where there are only function words, they are what is sought.
  for (const PlannedWord& word : words_) add_word_scores(word, content ? word.weight : 1, plan);
  add_joined_scores(plan);
}

void Planner::add_word_scores(const PlannedWord& word, double weight, Plan& plan) {
  const auto pairs = std::count_if(word.terms.begin(), word.terms.end(), [](const PlannedTerm& each) {
    return analysis::is_part(each.kind) && each.kind != TermKind::reading;
  });
  // A long word has more pairs, but is one word.
  const double share = weight / std::sqrt(static_cast<double>(std::max<std::ptrdiff_t>(1, pairs)));
  for (const PlannedTerm& each : word.terms) {
    double part = share;
    if (!analysis::is_part(each.kind)) part = weight * ranking_.stem_weight;
    if (each.kind == TermKind::reading) part = share * reading_weight;
    if (word.is_phrase && each.kind == TermKind::syllable) part = weight;
    if (part <= 0) continue;
    plan.scored[each.text] += part;
    if (!word.is_phrase) plan.scored_in_titles[each.text] += part;
    if (weight >= analysis::content_word_weight) content_terms_.insert(each.text);
  }
}

void Planner::add_joined_scores(Plan& plan) const {
  for (std::size_t k = 1; k < words_.size(); ++k) {
    const std::u32string& a = words_[k - 1].stem;
    const std::u32string& b = words_[k].stem;
    if (words_[k].is_phrase || words_[k - 1].is_phrase || a.empty() || b.empty() || !text::is_syllable(a.back()) || !text::is_syllable(b.front())) continue;
    plan.scored[text::to_utf8(std::u32string{a.back(), b.front()})] +=
        (words_[k].touches_last ? touching_weight : joined_weight) * std::min(words_[k - 1].weight, words_[k].weight);
  }
}

/// The text of a whole article as a query is still answered in time.
void Planner::keep_rarest(Plan& plan) {
  if (plan.scored.size() <= max_scored_terms) return;
  std::vector<std::pair<double, std::string>> terms;
  for (const auto& [text, weight] : plan.scored) terms.emplace_back(-weight * rarity(text), text);
  std::nth_element(terms.begin(), terms.begin() + max_scored_terms, terms.end());
  for (auto each = terms.begin() + max_scored_terms; each != terms.end(); ++each) {
    plan.scored.erase(each->second);
    plan.scored_in_titles.erase(each->second);
  }
}

/// A match has part of a content word; function words and pairs across words only add to its score.
Query Planner::ranking_query(const Plan& plan) const {
  std::vector<Query> content, others;
  for (const auto& [text, weight] : plan.scored) {
    (content_terms_.contains(text) ? content : others).emplace_back(Query::OP_SCALE_WEIGHT, Query(text), weight);
  }
  const Query any = combine(Query::OP_OR, content);
  return others.empty() ? any : Query(Query::OP_AND_MAYBE, any, combine(Query::OP_OR, others));
}

/// A word is absent where the index has none of its parts.
void Planner::warn_of_absent_words(Plan& plan) const {
  std::set<std::string> told;
  for (const PlannedWord& word : words_) {
    if (word.rarity > 0) told.insert(word.text);
  }
  for (const PlannedWord& word : words_) {
    if (word.terms.empty() || !told.insert(word.text).second) continue;
    plan.warnings.push_back(
        {word.is_required ? WarningKind::required_not_in_index : WarningKind::word_not_in_index, word.text});
  }
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
    score(clause, true);
    if (is_required(clause)) {
      const bool has_choice = clause.kind == NodeKind::any_of || clause.kind == NodeKind::list;
      for (std::size_t i = first; i < words_.size(); ++i) words_[i].is_required = !has_choice;
      required.push_back(bounds(clause));
    } else {
      has_bare_words = true;
    }
  }
  for (const Node& filter : filters) required.push_back(bounds(filter));
  for (PlannedWord& word : words_) {
    for (const PlannedTerm& each : word.terms) word.rarity = std::max(word.rarity, rarity(each.text));
  }
  const auto is_content = [](const PlannedWord& word) { return word.weight >= analysis::content_word_weight; };
  if (!words_.empty() && std::none_of(words_.begin(), words_.end(), is_content)) warnings_.push_back({WarningKind::only_function_words, {}});
  add_scores(plan);
  keep_rarest(plan);
  const Query ranking = ranking_query(plan);
  plan.ranks = !plan.scored.empty();
  const Bounds must = all_of(required);
  plan.needs_verification = !must.exact;
  if (required.empty()) {
    plan.query = has_bare_words ? ranking : Query::MatchAll;
  } else if (has_bare_words) {
    plan.query = Query(Query::OP_FILTER, ranking, must.upper);
  } else {
    plan.query = plan.ranks ? Query(Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, must.upper, 0), ranking)
                            : Query(Query::OP_SCALE_WEIGHT, must.upper, 0);
  }
  plan.warnings = std::move(warnings_);
  warn_of_absent_words(plan);
  plan.words = std::move(words_);
  return plan;
}

}  // namespace malmoi::query
