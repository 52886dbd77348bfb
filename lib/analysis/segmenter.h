// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace malmoi::analysis {

/// A piece of folded text, in code points. Segments are adjacent: together they are the input.
struct Segment {
  std::uint32_t begin;
  std::uint32_t end;
  bool is_word;    ///< has a letter, digit, ideograph, jamo or symbol, so that it is searched
  bool is_hangul;  ///< Hangul syllables only

  bool operator==(const Segment&) const = default;
};

class IcuWords;

/// Which characters of a text are Hangul syllables, a bit for each.
class SyllableBits {
 public:
  void set(std::u32string_view text);
  /// The first that is none, from `at` on; the size of the text where all are.
  std::size_t end_of_run(std::size_t at) const {
    std::size_t word = at / 64;
    std::uint64_t others = ~bits_[word] >> at % 64 << at % 64;
    while (others == 0) others = ~bits_[++word];
    return word * 64 + static_cast<unsigned>(std::countr_zero(others));
  }

 private:
  std::vector<std::uint64_t> bits_;  // ends in a 0
};

/// One thread at a time. Cuts folded text into words as ICU's word BreakIterator does; neighbouring
/// segments of Hanja or kana, which ICU cuts by a dictionary, are joined again. Plain Hangul, ASCII
/// and common punctuation take a fast path that gives the same segments. `text` may hold any values.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();

  void segment(std::u32string_view text, std::vector<Segment>& out);
  /// The same by ICU alone; the reference that tests hold segment() against.
  void segment_by_icu(std::u32string_view text, std::vector<Segment>& out);

 private:
  std::unique_ptr<IcuWords> icu_;
  SyllableBits syllables_;
};

}  // namespace malmoi::analysis
