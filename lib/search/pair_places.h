// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "query/phrase.h"

namespace malmoi::search {

/// One thread at a time. Where pairs of neighbouring characters stand in a text, also as its Hanja are read: for many
/// patterns one look at the text instead of one for each.
class PairPlaces {
 public:
  void read(const query::PhraseText& text);

  /// Calls `occurs(place)` for all places of the pair, and maybe others, until it returns true. Did it?
  template <class Occurs>
  bool any(char32_t first, char32_t second, Occurs occurs) const {
    for (std::uint32_t at = heads_[slot(first, second)]; at != 0; at = places_[at - 1].next) {
      if (occurs(places_[at - 1].place)) return true;
    }
    return false;
  }

 private:
  struct Place {
    std::uint32_t place;
    std::uint32_t next;  ///< number in places_, from 1; 0 at the end
  };

  static constexpr unsigned slot_bits = 12;
  static std::size_t slot(char32_t first, char32_t second) {
    const std::uint64_t key = std::uint64_t{first} << 21 | second;
    return key * 0x9E3779B97F4A7C15u >> (64 - slot_bits);  // Fibonacci hashing
  }
  void add(char32_t first, char32_t second, std::size_t place);
  /// The pair of Hanja, or of one and its neighbour.
  void add_readings(const query::PhraseText& text, std::size_t place);

  std::vector<std::uint32_t> heads_;
  std::vector<Place> places_;
};

}  // namespace malmoi::search
