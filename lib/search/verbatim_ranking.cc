// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/verbatim_ranking.h"

#include <algorithm>

#include "analysis/function_words.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

// A pasted paragraph is not looked for word by word.
constexpr std::size_t max_words = 32;
// Of a word or of a pair, with synonyms.
constexpr std::size_t max_forms = 16;
// After so many letters, some twenty words, a word counts half of what it does as the very first.
constexpr double lead_letters = 80;

/// The letters of a word as typed, and of its synonyms.
std::vector<std::u32string> wordings(const std::vector<std::u32string>& typed, const query::PlannedWord& word) {
  std::vector<std::u32string> forms;
  for (const std::u32string& each : typed) forms.push_back(text::letters(each));
  for (const query::Alternative& each : word.alternatives) {
    if (!each.is_synonym || forms.size() == max_forms) continue;
    std::u32string& form = forms.emplace_back();
    for (const std::string& part : each.words) form += text::letters(text::to_utf32(part));
  }
  return forms;
}

}  // namespace

VerbatimRanking::VerbatimRanking(index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& settings)
    : snapshot_(snapshot), settings_(settings) {
  std::vector<const query::PlannedWord*> words;
  for (const query::PlannedWord& word : plan.words) {
    if (!word.is_phrase && words.size() < max_words) words.push_back(&word);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i]->weight >= analysis::content_word_weight)
      add(wordings({words[i]->stem}, *words[i]), words[i]->rarity, true);
    if (i > 0) add_pair(*words[i - 1], *words[i]);
  }
}

void VerbatimRanking::add_pair(const query::PlannedWord& first, const query::PlannedWord& second) {
  std::vector<std::u32string> pairs;
  for (const std::u32string& before : wordings({first.form, first.stem}, first)) {
    for (const std::u32string& after : wordings({second.stem}, second)) pairs.push_back(before + after);
  }
  pairs.resize(std::min(pairs.size(), max_forms));
  add(pairs, std::min(first.rarity * first.weight, second.rarity * second.weight), false);
}

void VerbatimRanking::add(const std::vector<std::u32string>& forms, double weight, bool is_word) {
  if (weight <= 0 || forms.front().empty()) return;
  for (const std::u32string& form : forms) {
    forms_.push_back({form, patterns_.size()});
    first_letters_.set(form[0] % first_letters_.size());
    if (form.size() > 1) beginnings_.add(form[0], form[1]);
  }
  patterns_.push_back({weight, is_word});
}

void VerbatimRanking::read(std::string_view source) {
  read_.letters += U'\n';
  text::append_letters(source, folded_, read_.letters);
}

void VerbatimRanking::read(const index::StoredText& text) {
  read_.letters.clear();
  read(text.title);
  read_.text_begin = read_.letters.size();
  read(text.excerpt);
  read(text.body);
}

void VerbatimRanking::found(Pattern& pattern, std::size_t at, std::size_t text_begin) const {
  if (at < text_begin) {
    pattern.in_title = true;
  } else {
    pattern.first = std::min(pattern.first, at - text_begin);
  }
}

void VerbatimRanking::find_forms(std::u32string_view all, std::size_t text_begin) {
  for (Pattern& pattern : patterns_) {
    pattern.in_title = false;
    pattern.first = nowhere;
  }
  for (const Form& form : forms_) {
    if (form.chars.size() > 1) continue;
    for (const std::size_t from : {std::size_t{0}, text_begin}) {
      const std::size_t at = all.find(form.chars, from);
      if (at != all.npos) found(patterns_[form.pattern], at, text_begin);
    }
  }
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    if (!first_letters_[all[at] % first_letters_.size()] || !beginnings_.may_have(all[at], all[at + 1])) continue;
    for (const Form& form : forms_) {
      if (form.chars[0] == all[at] && form.chars.size() > 1 && all.substr(at).starts_with(form.chars)) {
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

double VerbatimRanking::score(const index::Beginning& beginning) {
  find_forms(beginning.letters, beginning.text_begin);
  double sum = 0;
  for (const Pattern& pattern : patterns_) sum += score(pattern);
  return sum;
}

/// Decompressing and folding a beginning takes several times as long as looking for a query's words in it.
Result<double> VerbatimRanking::score(index::Location at) {
  index::BeginningCache& cache = snapshot_.beginnings(at);
  if (const index::Beginning* known = cache.find(at.document)) return score(*known);
  auto text = snapshot_.beginning(at);
  if (!text) return std::move(text).error();
  read(*text);
  read_.document = at.document;
  cache.keep(read_);
  return score(read_);
}

/// From other machines, what is not in memory.
Status VerbatimRanking::fetch(const std::vector<Match>& matches) const {
  std::vector<std::uint32_t> unknown;
  for (std::size_t i = 0; i < std::min(depth, matches.size()); ++i) {
    const index::Location at = snapshot_.locate(matches[i].document);
    if (!snapshot_.beginnings(at).find(at.document)) unknown.push_back(matches[i].document);
  }
  return snapshot_.fetch(unknown);
}

Status VerbatimRanking::apply(std::vector<Match>& matches, query::Deadline& deadline) {
  if (patterns_.empty()) return {};
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(depth, matches.size()));
  if (Status fetched = fetch(matches); !fetched) return fetched;
  for (auto at = matches.begin(); at != end && !deadline.passed(); ++at) {
    auto found = score(snapshot_.locate(at->document));
    if (!found) return std::move(found).error();
    at->verbatim_score = *found;
    at->score += at->kept * at->verbatim_score;
  }
  std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
  return {};
}

}  // namespace malmoi::search
