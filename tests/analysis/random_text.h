// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace malmoi::analysis {

/// Draws characters in short runs of one alphabet, as text has them.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::u32string chars(std::size_t max_length) {
    std::u32string text;
    const std::size_t length = below(max_length + 1);
    while (text.size() < length) {
      const auto& alphabet = alphabets()[below(alphabets().size())];
      for (std::size_t run = 1 + below(4); run > 0; --run) text.push_back(draw(alphabet));
    }
    return text;
  }

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  using Alphabet = std::vector<Range>;

  static const std::vector<Alphabet>& alphabets() {
    static const std::vector<Alphabet> all = {
        {{0xAC00, 0xD7A3}},  // Hangul syllables
        {{0xAC00, 0xAC10}},
        {{U'a', U'e'}},
        {{U'0', U'9'}},
        {{0x20, 0x20}},
        {{0x20, 0x20}, {0xA, 0xA}, {0xD, 0xD}, {0xD, 0xD}},
        {{0x00, 0x1F}},  // control characters
        {{0x20, 0x7E}},  // ASCII
        {{U'.', U'.'}, {U',', U','}, {U'\'', U'\''}, {U':', U':'}, {U';', U';'}, {U'_', U'_'}, {U'"', U'"'}},
        {{0xB7, 0xB7}, {0x2018, 0x2019}, {0x2024, 0x2024}, {0x2027, 0x2027}, {0x30FB, 0x30FB}},
        {{0x80, 0x24F}},                                         // Latin
        {{0x300, 0x36F}},                                        // combining marks
        {{0x370, 0x3FF}, {0x400, 0x4FF}},                        // Greek, Cyrillic
        {{0x590, 0x6FF}},                                        // Hebrew, Arabic
        {{0x900, 0x97F}},                                        // Devanagari
        {{0xE00, 0xEFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}},    // Thai, Lao, Burmese, Khmer
        {{0x1100, 0x11FF}, {0xA960, 0xA97F}, {0xD7B0, 0xD7FF}},  // conjoining jamo
        {{0x3131, 0x318E}},                                      // compatibility jamo
        {{0x2000, 0x206F}},                                      // punctuation, format characters
        {{0x200D, 0x200D}, {0xFE0F, 0xFE0F}, {0x20E3, 0x20E3}, {0x1F3FB, 0x1F3FF}, {0xAD, 0xAD}},
        {{0x2100, 0x2BFF}},  // symbols
        {{0x3000, 0x303F}},
        {{0x3040, 0x30FF}},  // kana
        {{0x4E00, 0x9FFF}},  // Hanja
        {{0x4E00, 0x4E40}},
        {{0xF900, 0xFAFF}, {0x3400, 0x4DBF}, {0x20000, 0x20100}},
        {{0xFF00, 0xFFEF}},
        {{0x1F1E6, 0x1F1FF}},                    // regional indicators
        {{0x1F300, 0x1FAFF}},                    // emoji
        {{0xE000, 0xE100}, {0xE0000, 0xE01EF}},  // private use, tags
        {{0x0, 0xD7FF}, {0xE000, 0x10FFFF}},     // anything
    };
    return all;
  }

  char32_t draw(const Alphabet& alphabet) {
    const Range& range = alphabet[below(alphabet.size())];
    return range.first + static_cast<char32_t>(below(range.last - range.first + 1));
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::mt19937 random_;
};

}  // namespace malmoi::analysis
