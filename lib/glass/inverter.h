// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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

  /// Bytes held.
  std::size_t memory() const;

  /// Writes all posting lists in the order of their terms.
  void write(PostingWriter& writer) const;
  void clear();

 private:
  struct Term {
    std::uint32_t text;  // its first byte in texts_
    std::uint32_t documents;
    std::uint32_t occurrences;
    std::uint32_t first_document;
    std::uint32_t first_frequency;
    std::uint32_t last_document;
    std::uint32_t slices;     // first slice
    std::uint32_t at;         // where the next byte goes
    std::uint32_t slice_end;  // where its slice ends
    std::uint16_t slice_size;
    std::uint8_t size;  // of the text
  };
  struct Slot {
    std::uint32_t hash;
    std::uint32_t term;  // + 1; 0 is free
  };

  std::string_view text(const Term& term) const { return std::string_view(texts_).substr(term.text, term.size); }
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
