// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <algorithm>
#include <functional>
#include <map>

#include "analysis/conjugation.h"
#include "analysis/function_words.h"
#include "glass/posting_list.h"
#include "index/schema.h"
#include "index/vocabulary.h"
#include "query/document_set.h"
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

std::u32string fold(std::string_view typed) {
  text::FoldedText folded;
  text::fold(typed, folded);
  return folded.chars;
}

bool has_hangul(std::u32string_view folded) {
  return std::ranges::any_of(folded, [](char32_t c) { return text::is_syllable(c) || text::is_compatibility_jamo(c); });
}

bool is_pattern_of_initials(std::u32string_view folded) {
  return std::ranges::any_of(folded, text::is_initial_jamo) &&
         std::ranges::all_of(folded, [](char32_t c) { return text::is_initial_jamo(c) || text::is_syllable(c); });
}

std::vector<Reading> readings(std::string_view typed) {
  const std::u32string folded = fold(typed);
  const std::string keys = text::keystrokes(folded);
  std::vector<Reading> all;
  if (has_hangul(folded)) {
    all.push_back({SuggestionKind::word, keys, true});
    all.push_back({SuggestionKind::layout, text::to_utf8(fold(keys)), false});
    if (is_pattern_of_initials(folded)) all.push_back({SuggestionKind::initials, {}, true, folded});
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

bool meets_initials(std::u32string_view pattern, std::u32string_view word) {
  if (word.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool met = text::is_syllable(pattern[i]) ? word[i] == pattern[i] : text::initial_jamo(word[i]) == pattern[i];
    if (!met) return false;
  }
  return true;
}

/// The initials that a pattern asks for, as a vocabulary keeps them.
std::string initials_of_pattern(std::u32string_view pattern) {
  std::u32string syllables;
  for (const char32_t c : pattern) {
    // Any syllable with this initial will do.
    syllables +=
        text::is_syllable(c) ? c : text::compose_keystrokes(text::to_utf32(text::keystrokes({&c, 1}) + "k")).front();
  }
  return index::initials_of(syllables);
}

using Words = std::vector<std::size_t>;

/// The words of most articles among those that `accepts`.
Words most_frequent(const Vocabulary& vocabulary, std::size_t first, std::size_t last, std::size_t wanted,
                    const std::function<std::size_t(std::size_t)>& word_at,
                    const std::function<bool(std::size_t)>& accepts) {
  Words best;
  const auto is_better = [&](std::size_t a, std::size_t b) {
    if (vocabulary.articles(a) != vocabulary.articles(b)) return vocabulary.articles(a) > vocabulary.articles(b);
    return a < b;
  };
  for (std::size_t i = first; i < last; ++i) {
    const std::size_t word = word_at(i);
    if (best.size() == wanted && !is_better(word, best.front())) continue;
    if (!accepts(word)) continue;
    if (best.size() == wanted) {
      std::pop_heap(best.begin(), best.end(), is_better);
      best.pop_back();
    }
    best.push_back(word);
    std::push_heap(best.begin(), best.end(), is_better);
  }
  return best;
}

Words find(const Vocabulary& vocabulary, const Reading& reading, std::size_t wanted) {
  if (reading.initials.empty()) {
    const auto [first, last] = vocabulary.find_keys(reading.keys);
    return most_frequent(
        vocabulary, first, last, wanted, [](std::size_t word) { return word; },
        [&](std::size_t word) { return is_hangul(vocabulary.text(word)) == reading.hangul; });
  }
  const auto [first, last] = vocabulary.find_initials(initials_of_pattern(reading.initials));
  return most_frequent(
      vocabulary, first, last, wanted, [&](std::size_t place) { return vocabulary.by_initials(place); },
      [&](std::size_t word) { return meets_initials(reading.initials, text::to_utf32(vocabulary.text(word))); });
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

/// The articles of a snapshot that have some words, by generation.
class Company {
 public:
  static Result<Company> find(const index::Snapshot& snapshot, const std::vector<std::string>& words) {
    Company company(snapshot);
    for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
      auto with = company.with(i, words);
      if (!with) return std::move(with).error();
      company.count_ += with->count();
      company.with_.push_back(std::move(*with));
    }
    return company;
  }

  bool empty() const { return count_ == 0; }

  /// How many of them have one more.
  Result<std::uint64_t> count(const std::string& word) const {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < with_.size(); ++i) {
      const Status read = for_each(i, word, [&](std::uint32_t document) { count += with_[i].contains(document); });
      if (!read) return read.error();
    }
    return count;
  }

 private:
  explicit Company(const index::Snapshot& snapshot) : snapshot_(&snapshot) {}

  template <class Use>
  Status for_each(std::size_t generation, const std::string& word, const Use& use) const {
    glass::PostingList list(snapshot_->generation(generation).database());
    if (Status opened = list.open(std::string(index::prefix::word) + word); !opened) return opened;
    glass::Postings postings;
    do {
      if (Status read = list.next(postings); !read) return read;
      for (std::size_t i = 0; i < postings.size; ++i) use(postings.documents[i]);
    } while (postings.size > 0);
    return {};
  }

  Result<query::DocumentSet> with(std::size_t generation, const std::vector<std::string>& words) const {
    const std::uint32_t last = snapshot_->generation(generation).database().statistics().last_document;
    query::DocumentSet all = query::DocumentSet::of_all(last);
    for (const std::string& word : words) {
      query::DocumentSet each(last);
      const Status read = for_each(generation, word, [&](std::uint32_t document) {
        if (all.contains(document)) each.insert(document);
      });
      if (!read) return read.error();
      all = std::move(each);
    }
    return all;
  }

  const index::Snapshot* snapshot_;
  std::vector<query::DocumentSet> with_;
  std::uint64_t count_ = 0;
};

std::uint64_t articles(const std::vector<const Vocabulary*>& vocabularies, const std::string& word) {
  const std::string keys = text::keystrokes(text::to_utf32(word));
  std::uint64_t articles = 0;
  for (const Vocabulary* vocabulary : vocabularies) {
    const std::size_t found = vocabulary->find(word, keys);
    if (found < vocabulary->size()) articles += vocabulary->articles(found);
  }
  return articles;
}

Result<std::vector<const Vocabulary*>> vocabularies_of(const index::Snapshot& snapshot) {
  std::vector<const Vocabulary*> vocabularies;
  for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
    const auto vocabulary = snapshot.generation(i).vocabulary();
    if (!vocabulary) return vocabulary.error();
    vocabularies.push_back(*vocabulary);
  }
  return vocabularies;
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
  const auto vocabularies = vocabularies_of(snapshot);
  if (!vocabularies) return vocabularies.error();
  const auto company = Company::find(snapshot, before);
  if (!company) return company.error();
  const bool in_company = !before.empty() && !company->empty();
  Found found;
  for (const Reading& reading : readings(typed)) {
    if (reading.keys.empty() && reading.initials.empty()) continue;
    for (const Vocabulary* vocabulary : *vocabularies) {
      add(*vocabulary, reading, wanted * (in_company ? spare_in_company : spare), found);
    }
  }
  std::vector<Completion> all;
  for (auto& [text, completion] : found) {
    completion.articles = articles(*vocabularies, text);
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
