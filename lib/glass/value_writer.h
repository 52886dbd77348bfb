// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "glass/table_writer.h"

namespace malmoi::glass {

/// Of the values of a slot: how many documents have one, the least and the greatest.
struct ValueStatistics {
  std::uint32_t documents = 0;
  std::string least;
  std::string greatest;

  void count(std::string_view value);
  void write(std::uint32_t slot, TableWriter& table) const;
};

/// One thread at a time. The values of one slot, cut into chunks: the first document's value, and for
/// each further one its distance, less one, and value. `write(first document, chunk)` takes them.
class ValueChunks {
 public:
  template <class Write>
  void add(std::uint32_t document, std::string_view value, Write write) {
    if (chunk_.empty()) {
      first_ = document;
    } else {
      pack_uint(chunk_, document - last_ - 1);
    }
    pack_string(chunk_, value);
    last_ = document;
    if (chunk_.size() >= chunk_bytes) end(write);
  }
  template <class Write>
  void end(Write write) {
    if (!chunk_.empty()) write(first_, std::string_view(chunk_));
    chunk_.clear();
  }

 private:
  std::string chunk_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

/// Calls `found(document, value)` for each value of a chunk. False where it is damaged.
template <class Found>
bool for_each_value(std::uint32_t first, std::string_view chunk, Found found) {
  const auto* p = reinterpret_cast<const unsigned char*>(chunk.data());
  const auto* end = p + chunk.size();
  std::uint64_t document = first;
  for (;;) {
    std::string_view value;
    std::uint32_t distance = 0;
    if (!unpack_string(p, end, value)) return false;
    found(static_cast<std::uint32_t>(document), value);
    if (p == end) return true;
    if (!unpack_uint(p, end, distance)) return false;
    document += std::uint64_t{distance} + 1;
    if (document > 0xffffffff) return false;
  }
}

}  // namespace malmoi::glass
