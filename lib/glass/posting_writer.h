// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "glass/table_writer.h"

namespace malmoi::glass {

/// One thread at a time. Writes posting lists into a table, cut into chunks: each a header, the frequency in
/// the first document, and for each further document its distance, less one, and frequency.
class PostingWriter {
 public:
  explicit PostingWriter(TableWriter& table) : table_(table) {}

  /// Begins the list of a term; `key` as key::term() gives it, or key::lengths with zeros. `documents` is
  /// how many have the term, `occurrences` how often they have it in all.
  void begin(std::string_view key, std::uint32_t documents, std::uint64_t occurrences);
  /// Postings of documents `first` to `last`, encoded as above; documents ascend. Small chunks are joined.
  void add_chunk(std::uint32_t first, std::uint32_t last, std::string_view postings);
  void add(std::uint32_t document, std::uint32_t frequency);
  void end();

 private:
  void write(bool is_last);

  TableWriter& table_;
  std::string key_;
  std::uint32_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
  bool is_first_ = true;
  std::uint32_t first_ = 0;  // of the chunk in postings_
  std::uint32_t last_ = 0;
  std::string postings_;
  std::string tag_;
};

/// Calls `found(document, frequency)` for each posting of a chunk. False where it is damaged.
template <class Found>
bool for_each_posting(std::uint32_t first, std::string_view postings, Found found) {
  const auto* p = reinterpret_cast<const unsigned char*>(postings.data());
  const auto* end = p + postings.size();
  std::uint64_t document = first;
  for (;;) {
    std::uint32_t frequency = 0, distance = 0;
    if (!unpack_uint(p, end, frequency)) return false;
    found(static_cast<std::uint32_t>(document), frequency);
    if (p == end) return true;
    if (!unpack_uint(p, end, distance)) return false;
    document += std::uint64_t{distance} + 1;
    if (document > 0xffffffff) return false;
  }
}

}  // namespace malmoi::glass
