// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::analysis {

/// The syllables that each character of a run of Hanja and Hangul may be read as.
class ReadingChoices {
 public:
  void clear();
  void add_hangul(char32_t syllable);
  /// `original` is the character before folding, which tells U+F914 (락) from U+F95C (악).
  void add_hanja(char32_t original, char32_t folded);

  std::size_t size() const { return positions_.size(); }
  bool is_hanja(std::size_t i) const { return positions_[i].is_hanja; }
  /// The usual one first; empty where no reading is known.
  std::u32string_view at(std::size_t i) const;

 private:
  struct Position {
    std::size_t begin;  // in syllables_
    bool is_hanja;
  };

  void add_reading(char32_t reading);
  bool takes_initial_form(char32_t reading) const;

  std::vector<Position> positions_;
  std::u32string syllables_;
};

}  // namespace malmoi::analysis
