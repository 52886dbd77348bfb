// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/evaluation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "glass/posting_list.h"

namespace malmoi::query {
namespace {

using Word = DocumentSet::Word;
using Words = std::vector<Word>;
constexpr std::uint32_t word_bits = DocumentSet::word_bits;

// Documents are looked at in ranges, each a whole condition at a time, with one posting list open: so memory does
// not grow with the condition, and a search that runs out of time has the ranges before. A first answer comes soon,
// while later ranges open few lists twice.
constexpr std::size_t first_range = (std::size_t{1} << 13) / word_bits;
constexpr std::size_t largest_range = (std::size_t{1} << 17) / word_bits;

bool is_empty(std::span<const Word> words) {
  return std::all_of(words.begin(), words.end(), [](Word word) { return word == 0; });
}

/// One thread at a time. Evaluates conditions over a range of documents.
class Evaluator {
 public:
  Evaluator(const glass::Database& database, Deadline& deadline) : deadline_(deadline), list_(database) {}

  /// Narrows the documents from `begin` on, whose bits are `words`, to those that meet the condition. Anything may be
  /// in them once the deadline has passed.
  Status narrow(const Condition& condition, std::uint32_t begin, std::span<Word> words) {
    begin_ = begin;
    Words met(words.size());
    Status found = find(condition, words, met);
    std::copy(met.begin(), met.end(), words.begin());
    return found;
  }

 private:
  /// Adds to `met` what of `within` meets the condition.
  Status find(const Condition& condition, std::span<const Word> within, Words& met) {
    if (deadline_.passed()) return {};
    switch (condition.kind) {
      case Condition::Kind::term:
        return find_term(condition.term, within, met);
      case Condition::Kind::all_of:
        return find_all(condition.parts, within, met);
      case Condition::Kind::any_of:
        return find_any(condition.parts, within, met);
      case Condition::Kind::none_of:
        break;
    }
    return find_none(condition.parts.front(), within, met);
  }

  Status find_all(const std::vector<Condition>& parts, std::span<const Word> within, Words& met) {
    Words left(within.begin(), within.end());
    for (const Condition& part : parts) {
      if (is_empty(left)) return {};
      Words both(left.size());
      if (Status found = find(part, left, both); !found) return found;
      left = std::move(both);
    }
    for (std::size_t i = 0; i < left.size(); ++i) met[i] |= left[i];
    return {};
  }

  Status find_any(const std::vector<Condition>& parts, std::span<const Word> within, Words& met) {
    for (const Condition& part : parts) {
      if (Status found = find(part, within, met); !found) return found;
    }
    return {};
  }

  Status find_none(const Condition& part, std::span<const Word> within, Words& met) {
    Words some(within.size());
    if (Status found = find(part, within, some); !found) return found;
    for (std::size_t i = 0; i < some.size(); ++i) met[i] |= within[i] & ~some[i];
    return {};
  }

  Status find_term(const std::string& term, std::span<const Word> within, Words& met) {
    std::uint64_t wanted = next(within, begin_);
    if (wanted == 0) return {};
    if (Status opened = list_.open(term); !opened) return opened;
    while (wanted != 0 && !deadline_.passed()) {
      if (Status skipped = list_.skip_to(static_cast<std::uint32_t>(wanted)); !skipped) return skipped;
      if (Status read = list_.next(postings_); !read) return read;
      if (postings_.size == 0) return {};
      add_postings(within, met);
      wanted = next(within, std::uint64_t{postings_.documents[postings_.size - 1]} + 1);
    }
    return {};
  }

  void add_postings(std::span<const Word> within, Words& met) const {
    const std::uint64_t bits = std::uint64_t{within.size()} * word_bits;
    for (std::size_t i = 0; i < postings_.size; ++i) {
      const std::uint64_t at = std::uint64_t{postings_.documents[i]} - begin_;  // huge where it lies before
      if (at >= bits) continue;
      met[at / word_bits] |= within[at / word_bits] & Word{1} << at % word_bits;
    }
  }

  /// The first of them from a document on; 0 where there is none.
  std::uint64_t next(std::span<const Word> documents, std::uint64_t from) const {
    const std::uint64_t bit = std::max<std::uint64_t>(from, begin_) - begin_;
    std::size_t at = bit / word_bits;
    if (at >= documents.size()) return 0;
    Word word = documents[at] & ~Word{0} << bit % word_bits;
    while (word == 0 && ++at < documents.size()) word = documents[at];
    if (word == 0) return 0;
    return std::uint64_t{begin_} + at * word_bits + static_cast<std::uint64_t>(std::countr_zero(word));
  }

  Deadline& deadline_;
  glass::PostingList list_;
  glass::Postings postings_;
  std::uint32_t begin_ = 1;
};

/// Calls `narrowed(words)` after each range, and ends where that says so.
template <class Narrowed>
Status narrow_by_ranges(DocumentSet& documents, const Condition& condition, const glass::Database& database,
                        Deadline& deadline, Narrowed narrowed) {
  Evaluator evaluator(database, deadline);
  const std::span<Word> words(documents.words());
  std::size_t size = first_range;
  for (std::size_t begin = 0; begin < words.size(); begin += size, size = std::min(2 * size, largest_range)) {
    const std::span<Word> range = words.subspan(begin, std::min(size, words.size() - begin));
    if (Status done = evaluator.narrow(condition, static_cast<std::uint32_t>(begin * word_bits + 1), range); !done)
      return done;
    if (deadline.was_missed()) {
      std::fill(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end(), 0);
      return {};
    }
    if (narrowed(range)) return {};
  }
  return {};
}

}  // namespace

Status narrow(DocumentSet& documents, const Condition& condition, const glass::Database& database, Deadline& deadline) {
  if (condition.is_everything() && !deadline.passed()) return {};
  return narrow_by_ranges(documents, condition, database, deadline, [](std::span<const Word>) { return false; });
}

Result<bool> is_met(const Condition& condition, const std::vector<const glass::Database*>& databases,
                    Deadline& deadline) {
  if (condition.is_nothing()) return false;
  if (condition.kind == Condition::Kind::term) return true;
  for (const glass::Database* database : databases) {
    DocumentSet documents = DocumentSet::of_all(database->statistics().last_document);
    bool found = false;
    const auto has_some = [&](std::span<const Word> range) { return found = !is_empty(range); };
    if (Status done = narrow_by_ranges(documents, condition, *database, deadline, has_some); !done)
      return std::move(done).error();
    if (found) return true;
  }
  return false;
}

}  // namespace malmoi::query
