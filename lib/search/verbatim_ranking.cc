// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/verbatim_ranking.h"

#include <algorithm>

#include "analysis/function_words.h"
#include "search/title_ranking.h"
#include "text/hangul.h"
#include "text/hanja.h"

namespace malmoi::search {
namespace {

// A pasted paragraph is not looked for word by word.
constexpr std::size_t max_words = 32;

/// Letters and digits of the scripts that news is written in; what is left out on both sides.
bool is_kept(char32_t c) {
  if (text::is_syllable(c)) return true;
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  return (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c <= 0x318E) || text::is_hanja(c);
}

void append_kept(std::u32string_view from, std::u32string& to) {
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), is_kept);
}

std::u32string kept(std::u32string_view from) {
  std::u32string out;
  append_kept(from, out);
  return out;
}

}  // namespace

VerbatimRanking::VerbatimRanking(index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& settings)
    : snapshot_(snapshot), settings_(settings) {
  const query::PlannedWord* last = nullptr;
  for (const query::PlannedWord& word : plan.words) {
    if (patterns_.size() >= 2 * max_words) break;
    const bool counts = !word.is_phrase && word.rarity > 0 && !word.stem.empty();
    if (counts && word.weight >= analysis::content_word_weight) {
      patterns_.push_back({{kept(word.stem)}, word.rarity, true});
    }
    if (counts && last) {
      const double weight = std::min(word.rarity * word.weight, last->rarity * last->weight);
      patterns_.push_back({{kept(last->form + word.stem), kept(last->stem + word.stem)}, weight, false});
    }
    last = counts ? &word : nullptr;
  }
  std::erase_if(patterns_, [](const Pattern& pattern) { return pattern.forms.front().empty(); });
}

void VerbatimRanking::read(std::string_view source) {
  text::fold(source, folded_);
  chars_ += U'\n';
  append_kept(folded_.chars, chars_);
}

bool VerbatimRanking::has(const Pattern& pattern) const {
  return std::any_of(pattern.forms.begin(), pattern.forms.end(),
                     [&](const std::u32string& form) { return chars_.find(form) != std::u32string::npos; });
}

double VerbatimRanking::score(const Article& article) {
  chars_.clear();
  read(article.title);
  read(article.excerpt);
  read(article.body);
  double sum = 0;
  bool all = true;
  for (const Pattern& pattern : patterns_) {
    const bool found = has(pattern);
    if (found) sum += (pattern.is_word ? settings_.word_weight : settings_.pair_weight) * pattern.weight;
    if (!found && pattern.is_word) all = false;
  }
  return sum + (all ? all_words_bonus_ : 0);
}

Status VerbatimRanking::apply(std::vector<Match>& matches) {
  if (patterns_.empty()) return {};
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(TitleRanking::depth, matches.size()));
  all_words_bonus_ = settings_.all_words_bonus;
  for (auto at = matches.begin(); at != end; ++at) {
    auto article = snapshot_.article(at->document);
    if (!article) return std::move(article).error();
    at->score += score(*article);
  }
  std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
  return {};
}

}  // namespace malmoi::search
