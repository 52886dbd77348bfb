// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/alternatives.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/abbreviations.h"
#include "analysis/conjugation.h"
#include "analysis/counters.h"
#include "analysis/spelling_variants.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Words = std::vector<std::u32string>;

/// Pairs of syllables, as the index has Hangul; other words as they are.
std::vector<std::u32string_view> terms_of(std::u32string_view word) {
  if (word.size() <= 2 || !std::all_of(word.begin(), word.end(), text::is_syllable)) return {word};
  std::vector<std::u32string_view> pairs;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) pairs.push_back(word.substr(i, 2));
  return pairs;
}

constexpr std::size_t max_alternatives = 8;
// An alternative says less than the word that was typed; they move no set of queries much
// (docs/relevance.md).
constexpr double abbreviation_factor = 0.5;
constexpr double conjugation_factor = 0.35;
constexpr double spelling_factor = 0.5;
constexpr double counter_factor = 0.5;
// Whoever lists synonyms means them to be as good, but what was typed stays first among equals.
constexpr double synonym_factor = 0.8;

class Collector {
 public:
  explicit Collector(const index::TermStatistics& statistics) : statistics_(statistics) {}

  /// All of the words have to be in some article; of their terms those count that the word as typed does
  /// not have.
  void add(const Words& words, std::u32string_view typed, double factor) {
    if (found_.size() >= max_alternatives) return;
    std::vector<std::string> all;
    Alternative alternative{{}, {}, factor};
    for (const std::u32string& word : words) {
      alternative.words.push_back(text::to_utf8(word));
      for (const std::u32string_view term : terms_of(word)) {
        all.push_back(text::to_utf8(term));
        if (words.size() > 1 || typed.find(term) == typed.npos) alternative.terms.push_back(all.back());
      }
    }
    if (!alternative.terms.empty() && statistics_.has_together(all)) found_.push_back(std::move(alternative));
  }

  std::vector<Alternative> take() { return std::move(found_); }

 private:
  const index::TermStatistics& statistics_;
  std::vector<Alternative> found_;
};

struct TermsOfWord {
  std::string stem;
  std::vector<std::string> terms;
};

/// What tells the words of a text: a word of several scripts as a whole, others by their parts.
std::vector<TermsOfWord> terms_of_words(const analysis::AnalyzedText& analyzed) {
  std::vector<TermsOfWord> words;
  for (const analysis::Word& word : analyzed.words) {
    words.push_back({text::to_utf8(analyzed.text(word).substr(0, word.stem_end - word.begin)), {}});
  }
  for (const analysis::Term& term : analyzed.terms) {
    std::vector<std::string>& terms = words[term.word].terms;
    if (!analysis::is_part(term.kind)) terms.clear();
    if (term.kind != TermKind::reading && term.kind != TermKind::joined) terms.emplace_back(analyzed.text(term));
  }
  return words;
}

}  // namespace

std::vector<Alternative> alternatives(std::u32string_view form, std::u32string_view stem,
                                      const index::TermStatistics& statistics) {
  Collector found(statistics);
  for (const Words& words : analysis::abbreviation_variants(stem)) found.add(words, stem, abbreviation_factor);
  for (std::u32string& term : analysis::conjugation_variants(form))
    found.add({std::move(term)}, stem, conjugation_factor);
  for (const std::u32string& word : analysis::spelling_variants(stem)) found.add({word}, stem, spelling_factor);
  if (std::u32string word = analysis::counter_variant(stem); !word.empty())
    found.add({std::move(word)}, stem, counter_factor);
  return found.take();
}

Alternative synonym_alternative(const std::string& synonym, const std::vector<std::string>& typed,
                                analysis::Chain& chain, const index::TermStatistics& statistics) {
  const std::vector<TermsOfWord> words = terms_of_words(chain.analyze(synonym));
  Alternative alternative{{}, {}, synonym_factor, true};
  std::vector<std::string> all;
  for (const TermsOfWord& word : words) {
    alternative.words.push_back(word.stem);
    all.insert(all.end(), word.terms.begin(), word.terms.end());
  }
  if (!statistics.has_together(all)) return {{}, {}, synonym_factor, true};
  std::copy_if(all.begin(), all.end(), std::back_inserter(alternative.terms),
               [&](const std::string& term) { return std::find(typed.begin(), typed.end(), term) == typed.end(); });
  std::stable_sort(alternative.terms.begin(), alternative.terms.end(), [&](const std::string& a, const std::string& b) {
    return statistics.frequency(a) < statistics.frequency(b);
  });
  return alternative;
}

}  // namespace malmoi::query
