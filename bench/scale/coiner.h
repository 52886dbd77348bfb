// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scale/hash_random.h"
#include "scale/pair_set.h"
#include "scale/source_corpus.h"

namespace scale {

/// Safe from any thread once made. Makes up words that look like those of a corpus: as long as a given one and
/// of the same scripts, each character drawn from those that follow the one before it in the corpus's
/// vocabulary.
class Coiner {
 public:
  explicit Coiner(const SourceCorpus& corpus);

  /// A word in place of `model`, the same for the same `random`. With `new_pair`, one pair of Hangul syllables or
  /// of Hanja in it, if there is any, is not in the corpus.
  std::u32string coin(std::u32string_view model, HashRandom random, bool new_pair) const;

  /// The pairs of the corpus.
  const PairSet& pairs() const { return pairs_; }

 private:
  /// What characters can take each other's place.
  enum class Class : std::uint8_t { hangul, digit, lower, upper, hanja, fixed };
  static Class class_of(char32_t c);

  std::u32string draw(std::u32string_view model, HashRandom& random) const;
  char32_t draw_after(char32_t previous, Class wanted, HashRandom& random) const;
  void renew_pair(std::u32string& word, HashRandom& random) const;

  const StringTable& vocabulary_;
  std::array<std::u32string, 5> characters_;   ///< of each class, as often as they occur in the vocabulary
  std::vector<std::uint32_t> follower_begin_;  ///< for each character of the basic plane
  std::u32string followers_;                   ///< of its own class
  PairSet pairs_;
};

}  // namespace scale
