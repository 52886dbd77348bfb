// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::text {

/// Text after folding, one entry per code point, with the way back to the bytes it came from.
/// Buffers are kept between uses, so that one FoldedText serves a whole run of texts.
struct FoldedText {
  std::u32string chars;
  /// chars.size() + 1 entries, never falling: begin[i] is the first source byte of chars[i]; the last
  /// entry is the size of the source. Code points that one source character gave share a begin.
  std::vector<std::uint32_t> begin;
  /// Each Hangul syllable of chars stands in the source as it is: none was composed, or came out of a circle.
  bool keeps_syllables = true;

  /// One past the last source byte of chars[i].
  std::uint32_t source_end(std::size_t i) const {
    std::size_t k = i + 1;
    while (k + 1 < begin.size() && begin[k] == begin[i]) ++k;
    return begin[k];
  }
};

/// ㆍ (U+318D): the middle dot as newspapers and keyboards have it, or a vowel of long ago.
enum class Araea { dot, letter };

/// NFKC_Casefold, but for compatibility jamo (U+3131..U+318E; half-width ones become those), which NFKC would turn into
/// conjoining jamo; of them ㆍ becomes U+00B7. Runs of more than 4 KiB without a starter, which no language has, are
/// folded in parts. Any number of threads at once. `utf8` must be valid and below 4 GiB.
void fold(std::string_view utf8, FoldedText& out, Araea araea = Araea::dot);

/// The same without the way back. For short texts: nothing is kept between uses.
std::u32string folded(std::string_view utf8);

}  // namespace malmoi::text
