// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/candidates.h"

#include <algorithm>

#include "analysis/stripper.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Option = std::vector<std::string>;

class Candidates {
 public:
  explicit Candidates(const PhraseText& phrase) : phrase_(phrase), chars_(phrase.chars) {}

  std::vector<CandidateClause> find() {
    add_runs();
    add_hanja();
    for (std::size_t begin = 0; begin < chars_.size();) {
      std::size_t end = begin;
      while (end < chars_.size() && text::is_syllable(chars_[end])) ++end;
      if (end > begin) add_hangul(begin, end);
      begin = std::max(end, begin + 1);
    }
    return std::move(clauses_);
  }

 private:
  std::string term(std::size_t begin, std::size_t count) const {
    return text::to_utf8(std::u32string_view(chars_).substr(begin, count));
  }

  // A match takes Latin words and numbers whole, and they are terms wherever they stand.
  void add_runs() {
    for (const auto& run : phrase_.runs) {
      const std::string text = term(run.begin, run.end - run.begin);
      if (text.size() <= analysis::max_term_bytes) clauses_.push_back({{{text}}});
    }
  }

  void add_hanja() {
    for (const auto& hanja : phrase_.hanja) clauses_.push_back({{{term(hanja.at, 1)}}});
  }

  /// Marks the syllables of [begin, end) that could belong to a particle or ending in a text, and so
  /// be in no term.
  std::vector<bool> strippable(std::size_t begin, std::size_t end) const {
    std::vector<bool> marks(end - begin, false);
    const std::u32string_view all(chars_);
    if (analysis::may_be_inside_suffix(all.substr(begin, end - begin))) marks.assign(marks.size(), true);
    // A word keeps its first syllable, unless letters of another script stand before it.
    for (std::size_t from = begin == 0 ? 1 : begin; from < end; ++from) {
      for (std::size_t to = from + 1; to <= end && analysis::may_begin_suffix(all.substr(from, to - from)); ++to) {
        const bool goes_on_outside = to == chars_.size();
        if (!goes_on_outside && !analysis::may_be_suffix(all.substr(from, to - from))) continue;
        std::fill(marks.begin() + static_cast<std::ptrdiff_t>(from - begin),
                  marks.begin() + static_cast<std::ptrdiff_t>(to - begin), true);
      }
    }
    return marks;
  }

  void add_hangul(std::size_t begin, std::size_t end) {
    if (end - begin == 1) {
      // The one syllable of a phrase is sought as a word; beside other scripts it may be part of any.
      if (chars_.size() == 1) clauses_.push_back({{{term(begin, 1)}}});
      return;
    }
    const std::vector<bool> risky = strippable(begin, end);
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (risky[i - begin] || risky[i + 1 - begin]) continue;
      add_pair(begin, end, i, risky);
    }
  }

  // Either the pair (i, i + 1) is inside a text word, or a word ends between the two.
  void add_pair(std::size_t begin, std::size_t end, std::size_t i, const std::vector<bool>& risky) {
    const std::vector<Option> left = left_of_gap(begin, i);
    const bool right_is_risky = i + 2 < end && risky[i + 2 - begin];
    CandidateClause clause{{{term(i, 2)}}};
    if (right_is_risky) {
      clause.options.insert(clause.options.end(), left.begin(), left.end());
    } else {
      const std::vector<Option> right = right_of_gap(end, i + 1);
      for (const Option& l : left) {
        for (const Option& r : right) {
          Option both = l;
          both.insert(both.end(), r.begin(), r.end());
          clause.options.push_back(std::move(both));
        }
      }
    }
    clauses_.push_back(std::move(clause));
  }

  // The word that ends with syllable i: it has the pair before, or is this syllable alone.
  std::vector<Option> left_of_gap(std::size_t begin, std::size_t i) const {
    std::vector<Option> options{{term(i, 1)}};
    if (i > begin) options.push_back({term(i - 1, 2)});
    return options;
  }

  // The word that begins with syllable i.
  std::vector<Option> right_of_gap(std::size_t end, std::size_t i) const {
    std::vector<Option> options{{term(i, 1)}};
    if (i + 1 < end) options.push_back({term(i, 2)});
    return options;
  }

  const PhraseText& phrase_;
  const std::u32string& chars_;
  std::vector<CandidateClause> clauses_;
};

}  // namespace

std::vector<CandidateClause> phrase_candidates(const PhraseText& phrase) { return Candidates(phrase).find(); }

}  // namespace malmoi::query
