// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/verbatim_ranking.h"

#include <algorithm>

#include "analysis/function_words.h"
#include "text/hangul.h"
#include "text/hanja.h"

namespace malmoi::search {
namespace {

// A pasted paragraph is not looked for word by word.
constexpr std::size_t max_words = 32;
// After so many letters, some twenty words, a word counts half of what it does as the very first.
constexpr double lead_letters = 80;

/// Letters and digits of the scripts that news is written in; what is left out on both sides.
bool is_kept(char32_t c) {
  if (text::is_syllable(c)) return true;
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  return (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c <= 0x318E) || text::is_hanja(c);
}

void append_kept(std::u32string_view from, std::u32string& to) {
  const std::size_t begin = to.size();
  to.resize(begin + from.size());
  char32_t* end = to.data() + begin;
  for (const char32_t c : from) {
    *end = c;
    end += is_kept(c);
  }
  to.resize(static_cast<std::size_t>(end - to.data()));
}

std::u32string kept(std::u32string_view from) {
  std::u32string out;
  append_kept(from, out);
  return out;
}

}  // namespace

VerbatimRanking::VerbatimRanking(index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& settings)
    : snapshot_(snapshot), settings_(settings) {
  std::vector<const query::PlannedWord*> words;
  for (const query::PlannedWord& word : plan.words) {
    if (!word.is_phrase && words.size() < max_words) words.push_back(&word);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i]->weight >= analysis::content_word_weight) add({kept(words[i]->stem)}, words[i]->rarity, true);
    if (i > 0) add_pair(*words[i - 1], *words[i]);
  }
}

void VerbatimRanking::add_pair(const query::PlannedWord& first, const query::PlannedWord& second) {
  add({kept(first.form + second.stem), kept(first.stem + second.stem)},
      std::min(first.rarity * first.weight, second.rarity * second.weight), false);
}

void VerbatimRanking::add(const std::vector<std::u32string>& forms, double weight, bool is_word) {
  if (weight <= 0 || forms.front().empty()) return;
  for (const std::u32string& form : forms) {
    forms_.push_back({form, patterns_.size()});
    if (form.size() > 1) beginnings_.add(form[0], form[1]);
  }
  patterns_.push_back({weight, is_word});
}

void VerbatimRanking::read(std::string_view source) {
  text::fold(source, folded_);
  chars_ += U'\n';
  append_kept(folded_.chars, chars_);
}

void VerbatimRanking::found(Pattern& pattern, std::size_t at, std::size_t text_begin) const {
  if (at < text_begin) {
    pattern.in_title = true;
  } else {
    pattern.first = std::min(pattern.first, at - text_begin);
  }
}

void VerbatimRanking::find_forms(std::size_t text_begin) {
  for (Pattern& pattern : patterns_) {
    pattern.in_title = false;
    pattern.first = nowhere;
  }
  const std::u32string_view all(chars_);
  for (const Form& form : forms_) {
    if (form.chars.size() > 1) continue;
    for (const std::size_t from : {std::size_t{0}, text_begin}) {
      const std::size_t at = all.find(form.chars, from);
      if (at != all.npos) found(patterns_[form.pattern], at, text_begin);
    }
  }
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    if (!beginnings_.may_have(all[at], all[at + 1])) continue;
    for (const Form& form : forms_) {
      if (form.chars.size() > 1 && all.substr(at).starts_with(form.chars)) {
        found(patterns_[form.pattern], at, text_begin);
      }
    }
  }
}

double VerbatimRanking::score(const Pattern& pattern) const {
  const bool in_text = pattern.first != nowhere;
  if (!in_text && !pattern.in_title) return 0;
  if (!pattern.is_word) return settings_.pair_weight * pattern.weight;
  const double nearness = in_text ? 1 / (1 + static_cast<double>(pattern.first) / lead_letters) : 0;
  return (settings_.word_weight + settings_.lead_weight * nearness) * pattern.weight;
}

double VerbatimRanking::score(const index::StoredText& text) {
  chars_.clear();
  read(text.title);
  const std::size_t text_begin = chars_.size();
  read(text.excerpt);
  read(text.body);
  find_forms(text_begin);
  double sum = 0;
  for (const Pattern& pattern : patterns_) sum += score(pattern);
  return sum;
}

Status VerbatimRanking::apply(std::vector<Match>& matches) {
  if (patterns_.empty()) return {};
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(depth, matches.size()));
  for (auto at = matches.begin(); at != end; ++at) {
    auto text = snapshot_.beginning(at->document);
    if (!text) return std::move(text).error();
    at->verbatim_score = score(*text);
    at->score += at->verbatim_score;
  }
  std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
  return {};
}

}  // namespace malmoi::search
