// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glass/posting_writer.h"

namespace malmoi::glass {

/// One thread at a time. Posting lists in memory, in the way of single-pass in-memory indexing (Heinz and
/// Zobel, "Efficient single-pass index construction for text databases", 2003): a hash table of terms, each
/// with its postings, already encoded, in a chain of slices that double in size. Nothing is sorted but the
/// terms, once, when they are written.
class Inverter {
 public:
  Inverter();

  /// The term occurs `frequency` times in `document`. Documents come in ascending order, a term once in
  /// each; `hash` is any hash of the term's bytes, the same for the same bytes.
  void add(std::uint32_t document, std::string_view term, std::uint64_t hash, std::uint32_t frequency);

  /// Fetches into the processor's cache what add() of a term with this hash will need: first its slot, a few
  /// terms later the term itself.
  void prefetch_slot(std::uint64_t hash) const {
    __builtin_prefetch(&slots_[static_cast<std::uint32_t>(hash) & (slots_.size() - 1)]);
  }
  void prefetch_term(std::uint64_t hash) const;

  /// Bytes in use.
  std::size_t memory() const;

  /// Writes all posting lists in the order of their terms.
  void write(PostingWriter& writer) const;
  void clear();

 private:
  /// One line of the processor's cache, so that finding a term and adding to it wait for memory once.
  struct alignas(64) Term {
    std::array<char, 18> beginning;  // of the text, the rest of which is in texts_
    std::uint8_t size;               // of the text
    std::uint8_t slice_size_log;     // 0 where there is no slice
    std::uint32_t rest;              // its first byte in texts_
    std::uint64_t occurrences;
    std::uint32_t documents;
    std::uint32_t first_document;
    std::uint32_t first_frequency;
    std::uint32_t last_document;
    std::uint32_t slices;     // first slice
    std::uint32_t at;         // where the next byte goes
    std::uint32_t slice_end;  // where its slice ends
  };
  static_assert(sizeof(Term) == 64);
  struct Slot {
    std::uint32_t hash;
    std::uint32_t term;  // + 1; 0 is free
  };

  bool is(const Term& term, std::string_view text) const;
  bool is_before(const Term& a, const Term& b) const;
  std::string text(const Term& term) const;
  Term& find(std::string_view term, std::uint32_t hash);
  void grow_slots();
  void append(Term& term, std::uint32_t number);
  void put(Term& term, unsigned char byte);
  void add_slice(Term& term);
  std::vector<std::uint32_t> sorted() const;
  void read_postings(const Term& term, std::string& out) const;
  void write_list(const Term& term, PostingWriter& writer, std::string& postings) const;

  std::vector<Slot> slots_;
  std::vector<Term> terms_;
  std::string texts_;
  std::vector<unsigned char> slices_;
};

}  // namespace malmoi::glass
