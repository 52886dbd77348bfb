// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/candidates.h"

#include <algorithm>

#include "analysis/script.h"
#include "analysis/stripper.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using Option = std::vector<std::string>;

// Pairs of a phrase that are asked for; the text decides on the rest of a longer one.
constexpr std::size_t max_pairs = 48;
constexpr std::size_t longest_suffix = 16;

class Candidates {
 public:
  Candidates(const PhraseText& phrase, const HasTerm& has_term, NodeKind kind)
      : phrase_(phrase),
        chars_(phrase.chars),
        has_term_(has_term),
        is_prefix_(kind == NodeKind::prefix),
        is_word_(kind == NodeKind::word) {}

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

  bool is_open(std::size_t end) const { return is_prefix_ && end == chars_.size(); }

  void add_runs() {
    const auto& runs = phrase_.runs;
    for (std::size_t first = 0, last = 0; first < runs.size(); first = last) {
      const auto script = analysis::script_of(chars_[runs[first].begin]);
      for (last = first + 1; last < runs.size() && runs[last].begin == runs[last - 1].end &&
                             analysis::script_of(chars_[runs[last].begin]) == script && !is_point(runs[last].begin);
           ++last) {
      }
      add_letters(runs[first].begin, runs[last - 1].end);
    }
  }

  /// No text writes 3.1 or 3·1 as 31.
  bool is_point(std::uint32_t at) const { return std::binary_search(phrase_.points.begin(), phrase_.points.end(), at); }

  // Letters, or digits, side by side, in which the text may have spaces and punctuation where it likes:
  // its first run is all of them or some at the beginning, its last all or some at the end.
  void add_letters(std::size_t begin, std::size_t end) {
    const std::string whole = term(begin, end - begin);
    if (whole.size() > analysis::max_term_bytes) return;
    CandidateClause first{{{whole}}}, last{{{whole}}};
    for (std::size_t at = begin + 1; at < end; ++at) {
      if (const std::string head = term(begin, at - begin); has_term_(head)) first.options.push_back({head});
      if (const std::string tail = term(at, end - at); has_term_(tail)) last.options.push_back({tail});
    }
    if (is_open(end)) {
      first.beginning = whole;
      clauses_.push_back(std::move(first));
      return;
    }
    clauses_.push_back(std::move(first));
    if (clauses_.back().options.size() > 1) clauses_.push_back(std::move(last));
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
      // Alone it is sought as a word; beside other scripts it may be part of any.
      if (chars_.size() == 1 && is_word_) clauses_.push_back({{{term(begin, 1)}}});
      return;
    }
    if (begin == 0 && end == chars_.size()) return add_plain_hangul();
    const std::vector<bool> risky = strippable(begin, end);
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (risky[i - begin] || risky[i + 1 - begin]) continue;
      add_pair(begin, end, i, risky);
    }
  }

  // Hangul only. Either all of it is inside one text word, which then has the pairs that no particle takes;
  // or it is made of whole text words, of which each leaves some of its pairs, or its one syllable.
  void add_plain_hangul() {
    const std::size_t kept = kept_length();
    if (kept == 1) return add_first_syllable();
    for (std::size_t i = 0; i + 1 < kept && i < max_pairs; ++i) {
      CandidateClause clause{{{term(i, 2)}}};
      const bool right_is_known = !is_prefix_ && !(i + 2 < chars_.size() && takes_some_of(i + 2, i + 1));
      for (const Option& left : left_of_gap(0, i)) {
        if (!right_is_known) clause.options.push_back(left);
        for (const Option& right : right_is_known ? right_of_gap(chars_.size(), i + 1) : std::vector<Option>()) {
          clause.options.push_back(left);
          clause.options.back().insert(clause.options.back().end(), right.begin(), right.end());
        }
      }
      for (std::size_t from = i > longest_suffix ? i - longest_suffix : 1; from <= i + 1; ++from) {
        if (!takes_some_of(from, i)) continue;
        const std::vector<Option> stem = left_of_gap(0, from - 1);
        clause.options.insert(clause.options.end(), stem.begin(), stem.end());
      }
      clauses_.push_back(std::move(clause));
    }
  }

  /// How many of the first syllables are in the stem of any text word that has them all. A prefix is sought
  /// where a word begins, a word in a stem, so that the first syllable is there; and a word ends with the text
  /// word or its stem.
  std::size_t kept_length() const {
    const std::u32string_view all(chars_);
    if (!is_word_ && !is_prefix_ && analysis::may_be_inside_suffix(all)) return 0;
    const auto may_follow = is_word_ ? analysis::may_be_suffix : analysis::may_begin_suffix;
    std::size_t kept = 1;
    while (kept < all.size() && !may_follow(all.substr(kept))) ++kept;
    return kept;
  }

  // Only the first syllable is sure to be in a stem: with the next one, alone, or (of a phrase) at the stem's end.
  void add_first_syllable() {
    clauses_.push_back({{{term(0, 2)}, {term(0, 1)}}, {}, is_prefix_ || is_word_ ? 0 : chars_.front()});
  }

  /// Is there a suffix that begins at `from` and takes syllable i or the one after it?
  bool takes_some_of(std::size_t from, std::size_t i) const {
    const std::size_t last = std::min(chars_.size(), from + longest_suffix);
    for (std::size_t to = std::max(from, i) + 1; to <= last; ++to) {
      if (analysis::may_be_suffix(std::u32string_view(chars_).substr(from, to - from))) return true;
    }
    return false;
  }

  // Either the pair (i, i + 1) is inside a text word, or a word ends between the two.
  void add_pair(std::size_t begin, std::size_t end, std::size_t i, const std::vector<bool>& risky) {
    const std::vector<Option> left = left_of_gap(begin, i);
    const bool right_is_risky = i + 2 < end && risky[i + 2 - begin];
    CandidateClause clause{{{term(i, 2)}}};
    if (right_is_risky || (is_open(end) && i + 2 == end)) {
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
  const HasTerm& has_term_;
  const bool is_prefix_;
  const bool is_word_;
  std::vector<CandidateClause> clauses_;
};

}  // namespace

std::vector<CandidateClause> phrase_candidates(const PhraseText& phrase, const HasTerm& has_term, NodeKind kind) {
  return Candidates(phrase, has_term, kind).find();
}

}  // namespace malmoi::query
