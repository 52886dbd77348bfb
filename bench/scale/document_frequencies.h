// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "scale/heaps.h"

namespace scale {

/// One thread at a time. In how many documents each of millions of things occurs, by 64-bit hashes of them.
class DocumentFrequencies {
 public:
  enum class Seen : std::uint8_t { in_this_document, before, never };

  /// Documents have numbers from 1 and come in order. Returns where the thing was seen before.
  Seen add(std::uint64_t hash, std::uint32_t document);

  std::size_t size() const { return size_; }
  FrequencyCounts counts() const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t frequency = 0;  ///< 0: free
    std::uint32_t document = 0;
  };
  Entry& find(std::uint64_t hash);
  void grow();

  std::vector<Entry> entries_ = std::vector<Entry>(1 << 12);
  std::size_t size_ = 0;
};

}  // namespace scale
