// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/syllable_terms.h"

#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

/// Walks over terms by skipping, so that what is walked is syllables, not terms.
class Terms {
 public:
  Terms(std::string_view prefix, const Xapian::Database& database)
      : prefix_(prefix), at_(database.allterms_begin(prefix_)), end_(database.allterms_end(prefix_)) {}

  bool find(const std::u32string& wanted) {
    skip_to(wanted);
    return at_ != end_ && *at_ == prefix_ + text::to_utf8(wanted);
  }

  /// The first syllable after `stem` of the first term from `stem` + `from` on; 0 where there is none.
  char32_t next_syllable(const std::u32string& stem, char32_t from) {
    if (from > text::last_syllable) return 0;
    skip_to(stem + from);
    if (at_ == end_) return 0;
    const std::string term = *at_;
    const std::string beginning = prefix_ + text::to_utf8(stem);
    if (!term.starts_with(beginning) || term.size() == beginning.size()) return 0;
    std::size_t begin = beginning.size();
    const char32_t next = text::decode(term, begin);
    return text::is_syllable(next) ? next : 0;
  }

 private:
  void skip_to(const std::u32string& wanted) {
    if (at_ != end_) at_.skip_to(prefix_ + text::to_utf8(wanted));
  }

  std::string prefix_;
  Xapian::TermIterator at_, end_;
};

}  // namespace

std::vector<std::string> terms_beginning(char32_t syllable, std::string_view prefix, const Xapian::Database& database) {
  std::vector<std::string> found;
  Terms terms(prefix, database);
  const std::u32string first(1, syllable);
  if (terms.find(first)) found.push_back(text::to_utf8(first));
  for (char32_t next = text::first_syllable; (next = terms.next_syllable(first, next)) != 0; ++next) {
    const std::u32string pair = first + next;
    if (terms.find(pair)) found.push_back(text::to_utf8(pair));
  }
  return found;
}

std::vector<std::string> pairs_ending(char32_t syllable, std::string_view prefix, const Xapian::Database& database) {
  std::vector<std::string> found;
  Terms terms(prefix, database);
  for (char32_t first = text::first_syllable; (first = terms.next_syllable({}, first)) != 0; ++first) {
    const std::u32string pair{first, syllable};
    if (terms.find(pair)) found.push_back(text::to_utf8(pair));
  }
  return found;
}

}  // namespace malmoi::query
