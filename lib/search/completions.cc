// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <algorithm>
#include <map>

#include "analysis/conjugation.h"
#include "analysis/function_words.h"
#include "index/vocabulary.h"
#include "search/cooccurrence.h"
#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using index::Vocabulary;

// What was typed on the wrong layout is rarer than what was typed on the right one.
constexpr double layout_weight = 0.1;
// Words looked at for each one wanted: some turn out to be function words.
constexpr std::size_t spare = 4;
// Many do not occur with the words before.
constexpr std::size_t spare_in_company = 40;

bool is_hangul(std::string_view word) { return static_cast<unsigned char>(word.front()) >= 0xEA; }

bool is_worth_suggesting(const std::string& word) {
  const std::u32string form = text::to_utf32(word);
  return analysis::word_weight(form, form) == analysis::content_word_weight &&
         analysis::conjugation_variants(form).empty();
}

/// One way to read what was typed.
struct Reading {
  SuggestionKind kind;
  std::string keys;                            ///< with which the word's begin
  bool hangul;                                 ///< are words in Hangul sought, or others?
  std::u32string initials = std::u32string();  ///< instead of keys: consonants and syllables, one for each
};

bool has_hangul(std::u32string_view folded) {
  return std::ranges::any_of(folded, [](char32_t c) { return text::is_syllable(c) || text::is_compatibility_jamo(c); });
}

std::vector<Reading> readings(std::string_view typed) {
  const std::u32string folded = text::folded(typed);
  const std::string keys = text::keystrokes(folded);
  std::vector<Reading> all;
  if (has_hangul(folded)) {
    all.push_back({SuggestionKind::word, keys, true});
    all.push_back({SuggestionKind::layout, text::to_utf8(text::folded(keys)), false});
    if (Vocabulary::is_pattern(folded)) all.push_back({SuggestionKind::initials, {}, true, folded});
    return all;
  }
  all.push_back({SuggestionKind::word, keys, false});
  // With shift as typed, and as if caps lock were on.
  std::string composed = text::keystrokes(text::compose_keystrokes(text::to_utf32(typed)));
  if (composed != keys) all.push_back({SuggestionKind::layout, std::move(composed), true});
  all.push_back({SuggestionKind::layout, keys, true});
  return all;
}

/// How many characters of a word these keys type, the last maybe in part.
std::size_t typed_by(std::string_view keys, std::u32string_view word) {
  std::size_t typed = 0;
  for (std::size_t size = 0; typed < word.size() && size < keys.size(); ++typed) {
    size += text::keystrokes(word.substr(typed, 1)).size();
  }
  return typed;
}

using Words = std::vector<std::size_t>;

/// Keeps the words of most articles of those that it is offered.
class MostFrequent {
 public:
  MostFrequent(const Vocabulary& vocabulary, std::size_t wanted) : vocabulary_(vocabulary), wanted_(wanted) {}

  void offer(std::size_t word) {
    const auto is_better = [this](std::size_t a, std::size_t b) {
      if (vocabulary_.articles(a) != vocabulary_.articles(b)) return vocabulary_.articles(a) > vocabulary_.articles(b);
      return a < b;
    };
    if (best_.size() == wanted_) {
      if (!is_better(word, best_.front())) return;
      std::pop_heap(best_.begin(), best_.end(), is_better);
      best_.pop_back();
    }
    best_.push_back(word);
    std::push_heap(best_.begin(), best_.end(), is_better);
  }

  const Words& words() const { return best_; }

 private:
  const Vocabulary& vocabulary_;
  std::size_t wanted_;
  Words best_;  // a heap, the worst in front
};

Words find(const Vocabulary& vocabulary, const Reading& reading, std::size_t wanted) {
  MostFrequent best(vocabulary, wanted);
  if (!reading.initials.empty()) {
    vocabulary.for_each_match(reading.initials, [&](std::size_t word) { best.offer(word); });
    return best.words();
  }
  const auto [first, last] = vocabulary.find_keys(reading.keys);
  for (std::size_t word = first; word < last; ++word) {
    if (is_hangul(vocabulary.text(word)) == reading.hangul) best.offer(word);
  }
  return best.words();
}

/// What words were found, by their text; the first reading that finds one keeps it.
using Found = std::map<std::string, Completion>;

void add(const Vocabulary& vocabulary, const Reading& reading, std::size_t wanted, Found& found) {
  for (const std::size_t word : find(vocabulary, reading, wanted)) {
    Completion completion{std::string(vocabulary.text(word)), reading.kind, reading.initials.size(), 0};
    if (reading.initials.empty()) completion.typed = typed_by(reading.keys, text::to_utf32(completion.text));
    found.try_emplace(completion.text, std::move(completion));
  }
}

double usefulness(const Completion& completion) {
  const auto articles = static_cast<double>(completion.articles);
  return completion.kind == SuggestionKind::layout ? articles * layout_weight : articles;
}

std::vector<Completion> best_of(std::vector<Completion> all, std::size_t wanted) {
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return usefulness(a) > usefulness(b); });
  std::vector<Completion> best;
  for (Completion& each : all) {
    if (best.size() == wanted || each.articles == 0) break;
    if (is_worth_suggesting(each.text)) best.push_back(std::move(each));
  }
  return best;
}

}  // namespace

Result<std::vector<Completion>> complete(const index::Snapshot& snapshot, std::string_view typed,
                                         const std::vector<std::string>& before, std::size_t wanted) {
  const auto vocabularies = snapshot.vocabularies();
  if (!vocabularies) return vocabularies.error();
  const auto company = Cooccurrence::find(snapshot, before);
  if (!company) return company.error();
  const bool in_company = !company->empty();
  Found found;
  for (const Reading& reading : readings(typed)) {
    if (reading.keys.empty() && reading.initials.empty()) continue;
    for (const Vocabulary* vocabulary : *vocabularies) {
      add(*vocabulary, reading, wanted * (in_company ? spare_in_company : spare), found);
    }
  }
  std::vector<Completion> all;
  for (auto& [text, completion] : found) {
    completion.articles = index::count_articles(*vocabularies, text);
    if (in_company) {
      const auto together = company->count(text);
      if (!together) return together.error();
      completion.articles = *together;
    }
    all.push_back(std::move(completion));
  }
  return best_of(std::move(all), wanted);
}

}  // namespace malmoi::search
