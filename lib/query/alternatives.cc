// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/alternatives.h"

#include <algorithm>
#include <utility>

#include "analysis/abbreviations.h"
#include "analysis/conjugation.h"
#include "analysis/counters.h"
#include "analysis/spelling_variants.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Words = std::vector<std::u32string>;

constexpr std::size_t max_alternatives = 8;
// An alternative says less than the word that was typed; they move no set of queries much
// (docs/relevance.md).
constexpr double abbreviation_factor = 0.5;
constexpr double conjugation_factor = 0.35;
constexpr double spelling_factor = 0.5;
constexpr double counter_factor = 0.5;

class Collector {
 public:
  explicit Collector(const index::TermStatistics& statistics) : statistics_(statistics) {}

  void add(const Words& words, double factor) {
    if (found_.size() >= max_alternatives) return;
    Alternative alternative{{}, factor};
    for (const std::u32string& word : words) alternative.terms.push_back(text::to_utf8(word));
    const auto is_known = [&](const std::string& term) { return statistics_.has(term); };
    if (std::all_of(alternative.terms.begin(), alternative.terms.end(), is_known)) {
      found_.push_back(std::move(alternative));
    }
  }

  /// The whole has to be a word of the index; of its pairs those count that the word itself does not have.
  void add_spelling(std::u32string_view word, std::u32string_view stem) {
    if (found_.size() >= max_alternatives || !statistics_.has(text::to_utf8(word))) return;
    Alternative alternative{{text::to_utf8(word)}, spelling_factor};
    for (std::size_t i = 0; word.size() > 2 && i + 1 < word.size(); ++i) {
      const std::u32string_view pair = word.substr(i, 2);
      if (stem.find(pair) == stem.npos) alternative.terms.push_back(text::to_utf8(pair));
    }
    found_.push_back(std::move(alternative));
  }

  std::vector<Alternative> take() { return std::move(found_); }

 private:
  const index::TermStatistics& statistics_;
  std::vector<Alternative> found_;
};

}  // namespace

std::vector<Alternative> alternatives(std::u32string_view form, std::u32string_view stem,
                                      const index::TermStatistics& statistics) {
  Collector found(statistics);
  for (const Words& words : analysis::abbreviation_variants(stem)) found.add(words, abbreviation_factor);
  for (std::u32string& term : analysis::conjugation_variants(form)) found.add({std::move(term)}, conjugation_factor);
  for (const std::u32string& word : analysis::spelling_variants(stem)) found.add_spelling(word, stem);
  if (std::u32string word = analysis::counter_variant(stem); !word.empty())
    found.add({std::move(word)}, counter_factor);
  return found.take();
}

}  // namespace malmoi::query
