// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/analyzed_text.h"

namespace malmoi::index {

/// What tells near-duplicates, in one value of 33 bytes: slot::duplicate_key. Of the stems of a text and of its pairs
/// of neighbouring stems, as one set, the minima of 64 parts (one permutation hashing: Li, Owen, Zhang, "One
/// permutation hashing", 2012), four bits of each (Li and König, "b-bit minwise hashing", 2010). Two texts agree in
/// about as many of them as their sets have in common.
class DuplicateKey {
 public:
  /// Nothing where the value is empty or damaged.
  static std::optional<DuplicateKey> decode(std::string_view value);
  std::string encode() const;

  /// Are the texts nearly the same? Shorter texts must be more alike, as less of them is chance.
  bool is_near(const DuplicateKey& other) const;
  /// The estimated share of the sets of both that is in both (Jaccard's index); by chance below 0 at times.
  double resemblance(const DuplicateKey& other) const;

  /// Two digits of the key, of which near texts have at least one pair in common but for one in 800 that barely are
  /// near: by them they are found among many.
  std::uint8_t band(std::size_t i) const { return static_cast<std::uint8_t>(digits_[i / 8] >> i % 8 * 8); }
  static constexpr std::size_t bands = 32;

  static constexpr std::size_t parts = 64;
  static constexpr std::size_t bits = 4;
  static constexpr std::size_t bytes = parts * bits / 8;
  /// Texts of less words have no key.
  static constexpr std::uint32_t least_words = 8;

 private:
  friend class DuplicateKeyMaker;
  std::uint8_t words_ = 0;  // of the text, 255 for more
  std::array<std::uint64_t, bytes / 8> digits_ = {};
};

/// One thread at a time. Makes the keys of one text after the other.
class DuplicateKeyMaker {
 public:
  void clear();
  /// A part of the text; neighbours are sought in each apart.
  void add(const analysis::AnalyzedText& text);
  /// Nothing where there are too few words.
  std::optional<DuplicateKey> key() const;

 private:
  void add(std::uint64_t hash);

  static constexpr std::uint32_t none = UINT32_MAX;
  std::uint32_t words_ = 0;
  std::array<std::uint32_t, DuplicateKey::parts> minima_ = {};
};

}  // namespace malmoi::index
