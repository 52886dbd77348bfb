// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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
};

}  // namespace malmoi::analysis
