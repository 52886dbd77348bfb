// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

namespace malmoi::search {

/// A small Bloom filter of pairs of neighbouring characters: most of a text has nothing of a query and
/// is passed over for the price of a multiplication.
class PairFilter {
 public:
  void add(char32_t before, char32_t after) { bits_.set(slot(before, after)); }
  /// False only where the pair was never added.
  bool may_have(char32_t before, char32_t after) const { return bits_[slot(before, after)]; }

 private:
  // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), with two odd constants of
  // xxHash.
  static std::size_t slot(char32_t before, char32_t after) {
    const std::uint32_t hash = std::uint32_t{before} * 0x9E3779B1u + std::uint32_t{after} * 0x85EBCA77u;
    return hash >> 20;
  }

  std::bitset<4096> bits_;
};

}  // namespace malmoi::search
