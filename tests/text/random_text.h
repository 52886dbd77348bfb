// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace malmoi::text {

/// Text out of alphabets that meet in Korean posts, and of those that normalisation treats specially.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::u32string chars(std::size_t max_size) {
    std::u32string text(below(max_size + 1), U' ');
    std::size_t left = 0;
    const Range* range = nullptr;
    for (char32_t& c : text) {
      if (left-- == 0) {
        range = &ranges[below(ranges.size())];
        left = below(4);
      }
      c = range->first + static_cast<char32_t>(below(range->last - range->first + 1));
    }
    return text;
  }

  std::string bytes(std::size_t max_size) {
    std::string text(below(max_size + 1), ' ');
    for (char& byte : text) byte = static_cast<char>(below(256));
    return text;
  }

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  static constexpr std::array<Range, 34> ranges = {{
      {0xAC00, 0xD7A3},    // syllables
      {0xAC00, 0xD7A3},    // most text is that
      {0xAC00, 0xAC1C},    // with and without a final
      {0x1100, 0x1112},    // conjoining jamo: initials,
      {0x1161, 0x1175},    // vowels,
      {0x11A7, 0x11C2},    // finals,
      {0x1100, 0x11FF},    // old ones too
      {0xA960, 0xA97F},    // extended initials
      {0xD7B0, 0xD7FF},    // extended vowels and finals
      {0x3130, 0x318F},    // compatibility jamo
      {0xFFA0, 0xFFDF},    // half-width jamo
      {0xFF00, 0xFFEF},    // full-width forms
      {0x20, 0x7E},        // ASCII
      {0x41, 0x5A},        //
      {0x00, 0x1F},        // controls
      {0xA0, 0x24F},       // Latin
      {0x300, 0x36F},      // combining marks
      {0x300, 0x36F},      //
      {0x1D165, 0x1D172},  // combining marks outside the BMP
      {0x2000, 0x206F},    // punctuation, joiners, direction marks
      {0x2100, 0x24FF},    // letter-like, number forms, enclosed
      {0x3000, 0x30FF},    // CJK punctuation, kana with voicing marks
      {0x3200, 0x33FF},    // enclosed and squared
      {0x4E00, 0x9FFF},    // ideographs
      {0xF900, 0xFAFF},    // compatibility ideographs
      {0x2F800, 0x2FA1F},  //
      {0x1F300, 0x1FAFF},  // emoji
      {0xFE00, 0xFE0F},    // variation selectors
      {0xE000, 0xE00F},    // private use
      {0xD7F0, 0xD7FF},    // next to surrogates
      {0x370, 0x52F},      // Greek, Cyrillic
      {0x590, 0xEFF},      // scripts with reordering marks
      {0x1E00, 0x1FFF},    // composed Latin and Greek
      {0x10000, 0x10FFFF}  // anything else
  }};

  std::mt19937 random_;
};

}  // namespace malmoi::text
