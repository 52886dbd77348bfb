// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/syllable_terms.h"

#include <string>
#include <utility>
#include <vector>

#include "index/indexed_terms.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

// Syllables between two looks at the clock.
constexpr char32_t poll_interval = 256;

/// Walks over terms by skipping, so that what is walked is syllables, not terms.
class SyllableWalk {
 public:
  SyllableWalk(std::string_view prefix, index::IndexedTerms terms, const index::TermStatistics& statistics,
               Deadline& deadline)
      : prefix_(prefix), statistics_(statistics), terms_(std::move(terms)), deadline_(deadline) {}

  /// Takes the term where it is one.
  void take(const std::u32string& wanted) {
    const std::string term = prefix_ + text::to_utf8(wanted);
    if (seek(term) && terms_.term() == term) found_.push_back(has_term(term, terms_.frequency()));
  }

  /// The first syllable after `stem` of the first term from `stem` + `from` on; 0 where there is none.
  char32_t next_syllable(const std::u32string& stem, char32_t from) {
    if (from > text::last_syllable || deadline_.passed() || !seek(prefix_ + text::to_utf8(stem + from))) return 0;
    const std::string beginning = prefix_ + text::to_utf8(stem);
    const std::string& term = terms_.term();
    if (!term.starts_with(beginning) || term.size() == beginning.size()) return 0;
    std::size_t begin = beginning.size();
    const char32_t next = text::decode(term, begin);
    return text::is_syllable(next) && next >= from ? next : 0;
  }

  Condition found() { return any_of(std::move(found_)); }

 private:
  bool seek(const std::string& term) {
    auto there = terms_.seek(term);
    if (!there) statistics_.fail(std::move(there).error());
    return there && *there;
  }

  std::string prefix_;
  const index::TermStatistics& statistics_;
  index::IndexedTerms terms_;
  Deadline& deadline_;
  std::vector<Condition> found_;
};

/// The terms of all machines among those that `term` makes of a syllable: other machines list only terms that begin
/// alike, so they are asked for all frequencies at once.
template <class Term>
Condition known_terms(const index::TermStatistics& statistics, Deadline& deadline, const Term& term) {
  std::vector<Condition> found;
  for (char32_t each = text::first_syllable; each <= text::last_syllable; ++each) {
    if (each % poll_interval == 0 && deadline.passed()) break;
    std::string candidate = term(each);
    const std::uint64_t frequency = statistics.frequency(candidate);
    if (frequency > 0) found.push_back(has_term(std::move(candidate), frequency));
  }
  return any_of(std::move(found));
}

}  // namespace

Condition terms_beginning(char32_t syllable, std::string_view prefix, const index::TermStatistics& statistics,
                          Deadline& deadline) {
  const std::u32string first(1, syllable);
  const std::string beginning = std::string(prefix) + text::to_utf8(first);
  SyllableWalk walk(prefix, index::IndexedTerms(statistics, beginning), statistics, deadline);
  walk.take(first);
  for (char32_t next = text::first_syllable; (next = walk.next_syllable(first, next)) != 0; ++next) {
    walk.take(first + next);
  }
  return walk.found();
}

Condition pairs_ending(char32_t syllable, std::string_view prefix, const index::TermStatistics& statistics,
                       Deadline& deadline) {
  if (!statistics.remote().empty()) {
    return known_terms(statistics, deadline, [&](char32_t first) {
      return std::string(prefix) + text::to_utf8(std::u32string{first, syllable});
    });
  }
  SyllableWalk walk(prefix, index::IndexedTerms(statistics.parts()), statistics, deadline);
  for (char32_t first = text::first_syllable; (first = walk.next_syllable({}, first)) != 0; ++first) {
    walk.take({first, syllable});
  }
  return walk.found();
}

}  // namespace malmoi::query
