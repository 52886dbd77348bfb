// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/folded_text.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/byte_bits.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return instance;
}

bool has_boundary_before(char32_t c) { return normalizer().hasBoundaryBefore(static_cast<UChar32>(c)); }

/// Bytes after which a span given to ICU ends at the next boundary, and where it ends without one:
/// ICU sorts a run of combining marks by insertion, so a megabyte of them would take hours.
constexpr std::size_t max_span = 1024;
constexpr std::size_t max_cluster = 4096;

/// Half-width jamo and the compatibility jamo they are narrow forms of: chart FF00 of the Unicode
/// Standard, the <narrow> mappings of U+FFA1..U+FFDC, which has gaps.
constexpr char16_t from_half_width_jamo(char16_t c) {
  if (c >= 0xFFA1 && c <= 0xFFBE) return static_cast<char16_t>(0x3131 + (c - 0xFFA1));
  if (c >= 0xFFC2 && c <= 0xFFC7) return static_cast<char16_t>(0x314F + (c - 0xFFC2));
  if (c >= 0xFFCA && c <= 0xFFCF) return static_cast<char16_t>(0x3155 + (c - 0xFFCA));
  if (c >= 0xFFD2 && c <= 0xFFD7) return static_cast<char16_t>(0x315B + (c - 0xFFD2));
  if (c >= 0xFFDA && c <= 0xFFDC) return static_cast<char16_t>(0x3161 + (c - 0xFFDA));
  return 0;
}

constexpr char16_t middle_dot = 0xB7;

/// ICU would fold a jamo, or the letter that became a middle dot, another way than we do.
constexpr bool joins_marks(char32_t folded) { return !is_compatibility_jamo(folded) && folded != middle_dot; }

/// What a character of the BMP becomes where that is one character whatever stands before it; 0 where
/// ICU has to look at it. Such a character is a boundary: what precedes it can be folded without it. A syllable comes
/// of itself only.
class SingleFolds {
 public:
  explicit SingleFolds(Araea araea) {
    for (char16_t c = 0; c < 0x80; ++c) table_[c] = c >= u'A' && c <= u'Z' ? c | 0x20 : c;
    // Latin; punctuation, signs and symbols; CJK punctuation, kana, enclosed letters; full-width forms.
    // Other scripts are rare enough in Korean text to be left to ICU.
    ask_icu(0x00A0, 0x024F);
    ask_icu(0x2000, 0x27BF);
    ask_icu(0x3000, 0x33FF);
    ask_icu(0xFF00, 0xFFEF);
    keep(0x4E00, 0x9FFF);
    keep(first_syllable, last_syllable);
    keep(0x3131, 0x318E);
    if (araea == Araea::dot) table_[0x318D] = middle_dot;
    for (char16_t c = 0xFFA1; c <= 0xFFDC; ++c) table_[c] = from_half_width_jamo(c);
  }

  char32_t operator[](char32_t c) const { return table_[c]; }

 private:
  void keep(char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) table_[c] = static_cast<char16_t>(c);
  }
  void ask_icu(char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) {
      if (!has_boundary_before(c)) continue;
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString folded = normalizer().normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
      if (U_SUCCESS(status) && folded.length() == 1 && !is_syllable(folded[0])) table_[c] = folded[0];
    }
  }

  std::array<char16_t, 0x10000> table_{};
};

const SingleFolds& single_folds(Araea araea) {
  static const SingleFolds present(Araea::dot);
  if (araea == Araea::dot) return present;
  static const SingleFolds earlier(Araea::letter);
  return earlier;
}

constexpr unsigned block_bytes = 64;
constexpr std::size_t longest_sequence = 4;

/// A bit for each byte of a block: does a code point of one or three bytes begin there? None from the first of two or
/// four bytes on. Eight bytes at a time, in one register.
std::uint64_t one_or_three_byte_starts(const char* block) {
  std::uint64_t starts = 0;
  std::uint64_t others = 0;
  for (unsigned at = 0; at < block_bytes; at += 8) {
    const auto bytes = eight_bytes(block + at);
    const std::uint64_t leads = bytes & bytes << 1;                          // 11......
    const std::uint64_t other_leads = leads & (~(bytes << 2) | bytes << 3);  // 110....., 1111....
    starts |= lowest_bits((~bytes | leads) >> 7) << at;
    others |= lowest_bits(other_leads >> 7) << at;
  }
  return others == 0 ? starts : starts & ((others & -others) - 1);
}

/// The code point of one byte or three that begins these four.
char32_t decode_one_or_three(std::uint32_t bytes) {
  const char32_t three = (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
  return (bytes & 0x80) == 0 ? bytes & 0x7F : three;
}

class Folding {
 public:
  Folding(std::string_view text, FoldedText& out, Araea araea) : text_(text), out_(out), single_(single_folds(araea)) {}

  void run() {
    out_.chars.clear();
    out_.begin.clear();
    out_.keeps_syllables = true;
    while (at_ < text_.size()) {
      if (!fold_block() && !fold_single()) fold_span();
    }
    out_.chars.resize(count_);
    out_.begin.resize(count_);
    out_.begin.push_back(static_cast<std::uint32_t>(text_.size()));
  }

 private:
  void emit(char32_t c, std::size_t begin) {
    if (count_ == out_.chars.size()) grow();
    out_.chars[count_] = c;
    out_.begin[count_++] = static_cast<std::uint32_t>(begin);
  }
  void grow() {
    constexpr std::size_t step = 1024;  // what resize() fills with zeros stays in the nearest cache
    out_.chars.resize(count_ + step);
    out_.begin.resize(count_ + step);
  }

  /// Moves past a block, or to the first character in it that does not fold alone or has two or four bytes; false
  /// where that comes first. Where characters begin is found ahead, so that the processor need not guess.
  bool fold_block() {
    if constexpr (!is_little_endian) return false;
    if (text_.size() - at_ < block_bytes + longest_sequence) return false;
    if (out_.chars.size() - count_ < block_bytes) grow();
    const char* const block = text_.data() + at_;
    char32_t* const chars = out_.chars.data() + count_;
    std::uint32_t* const begin = out_.begin.data() + count_;
    const auto base = static_cast<std::uint32_t>(at_);
    std::size_t size = 0;
    for (std::uint64_t starts = one_or_three_byte_starts(block); starts != 0; starts &= starts - 1) {
      const auto at = static_cast<std::uint32_t>(std::countr_zero(starts));
      begin[size] = base + at;
      std::memcpy(&chars[size++], block + at, sizeof(char32_t));
    }
    // Four at a time, as vectors, and without a branch that would be guessed wrong at every space.
    for (std::size_t i = 0; i < size; i += 4) {
      for (std::size_t k = i; k < i + 4; ++k) chars[k] = decode_one_or_three(chars[k]);
    }
    std::size_t n = 0;
    for (; n < size; ++n) {
      chars[n] = single_[chars[n]];
      if (chars[n] == 0) break;
    }
    if (n == 0) return false;
    may_join_ = joins_marks(chars[n - 1]);
    count_ += n;
    at_ = begin[n - 1];
    at_ += static_cast<unsigned char>(text_[at_]) < 0x80 ? 1 : 3;
    return true;
  }

  char32_t single(char32_t c) const { return c < 0x10000 ? single_[c] : 0; }

  /// Moves past one character that folds alone; false where there is none.
  bool fold_single() {
    const std::size_t begin = at_;
    std::size_t next = at_;
    const char32_t c = decode(text_, next);
    const char32_t folded = single(c);
    if (folded == 0 && c != 0) return false;
    at_ = next;
    emit(folded, begin);
    may_join_ = joins_marks(folded);
    return true;
  }

  /// Folds by ICU up to the next character that folds alone. What joins the character before takes
  /// it along.
  void fold_span() {
    std::size_t end = at_;
    const char32_t first = decode(text_, end);
    const std::size_t begin = may_join_ && !has_boundary_before(first) ? out_.begin[--count_] : at_;
    for (std::size_t next = end; end < text_.size(); end = next) {
      const char32_t c = decode(text_, next);
      if (c == 0 || single(c) != 0 || is_long_enough(end - begin, c)) break;
    }
    normalize(begin, end);
    may_join_ = false;
    at_ = end;
  }

  static bool is_long_enough(std::size_t size, char32_t next) {
    return size >= max_cluster || (size >= max_span && has_boundary_before(next));
  }

  void normalize(std::size_t begin, std::size_t end) {
    thread_local std::string folded;
    folded.clear();
    icu::StringByteSink<std::string> sink(&folded);
    icu::Edits edits;
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece source(text_.data() + begin, static_cast<std::int32_t>(end - begin));
    normalizer().normalizeUTF8(0, source, sink, &edits, status);
    for (auto edit = edits.getFineIterator(); edit.next(status);) {
      const auto from = begin + static_cast<std::size_t>(edit.sourceIndex());
      auto at = static_cast<std::size_t>(edit.destinationIndex());
      const std::size_t stop = at + static_cast<std::size_t>(edit.newLength());
      const std::size_t start = at;
      while (at < stop) {
        const std::size_t source_at = edit.hasChange() ? from : from + (at - start);
        const char32_t c = decode(folded, at);
        out_.keeps_syllables &= !(edit.hasChange() && is_syllable(c));
        emit(c, source_at);
      }
    }
  }

  std::string_view text_;
  FoldedText& out_;
  const SingleFolds& single_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  bool may_join_ = false;  ///< the last character folded alone, and may take marks along
};

}  // namespace

void fold(std::string_view utf8, FoldedText& out, Araea araea) { Folding(utf8, out, araea).run(); }

std::u32string folded(std::string_view utf8) {
  FoldedText out;
  fold(utf8, out);
  return std::move(out.chars);
}

}  // namespace malmoi::text
