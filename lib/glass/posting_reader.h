// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "glass/format.h"

namespace malmoi::glass {

/// What the first chunk of a posting list says of all of it.
struct ListHeader {
  std::uint32_t documents = 0;
  std::uint64_t occurrences = 0;
};

/// A chunk of a posting list: its documents are `first` to `last`; for_each_posting() reads them.
struct ListChunk {
  std::uint32_t first = 0;
  std::uint64_t last = 0;
  std::string_view postings;
};

/// Reads what stands in a chunk's tag, behind the header in a first one, before the postings. False where it is
/// damaged.
inline bool read_chunk(std::string_view tag, ListChunk& chunk, bool& is_last) {
  const auto* p = reinterpret_cast<const unsigned char*>(tag.data());
  const auto* end = p + tag.size();
  std::uint32_t to_last = 0;
  if (p == end || (*p != '0' && *p != '1')) return false;
  is_last = *p++ == '1';
  if (!unpack_uint(p, end, to_last) || p == end) return false;
  chunk.last = std::uint64_t{chunk.first} + to_last;
  chunk.postings = tag.substr(tag.size() - static_cast<std::size_t>(end - p));
  return true;
}

/// Reads the posting list whose first chunk `entries` stands at, and moves behind it. `entries` has key(), tag() and
/// next(), as TableScanner. False where the list is damaged, or `take(chunk)` says so.
template <class Entries, class Take>
bool read_list(Entries& entries, ListHeader& header, Take take) {
  const std::string key(entries.key());
  const std::string_view tag = entries.tag();
  const auto* p = reinterpret_cast<const unsigned char*>(tag.data());
  const auto* end = p + tag.size();
  ListChunk chunk;
  if (!unpack_uint(p, end, header.documents) || !unpack_uint(p, end, header.occurrences) ||
      !unpack_uint(p, end, chunk.first) || chunk.first == UINT32_MAX)
    return false;
  ++chunk.first;
  bool is_last = false;
  if (!read_chunk(tag.substr(tag.size() - static_cast<std::size_t>(end - p)), chunk, is_last)) return false;
  for (;;) {
    if (!take(chunk)) return false;
    const bool there = entries.next();
    if (is_last) return true;
    if (!there || !key::parse_later_chunk(entries.key(), key, chunk.first)) return false;
    if (!read_chunk(entries.tag(), chunk, is_last)) return false;
  }
}

}  // namespace malmoi::glass
