// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "scale/hash_random.h"

namespace scale {

/// A value; use from one thread while it changes. Pairs of characters, by a hash of 28 bits: of a million, one
/// in three hundred is taken for another.
class PairSet {
 public:
  bool contains(char32_t first, char32_t second) const { return bits_[bit(first, second)]; }

  /// Returns whether it was not there.
  bool insert(char32_t first, char32_t second) {
    auto at = bits_[bit(first, second)];
    const bool is_new = !at;
    at = true;
    return is_new;
  }

 private:
  static constexpr unsigned hash_bits = 28;
  static std::size_t bit(char32_t first, char32_t second) { return hash_of_pair(first, second) >> (64 - hash_bits); }

  std::vector<bool> bits_ = std::vector<bool>(std::size_t{1} << hash_bits);
};

}  // namespace scale
