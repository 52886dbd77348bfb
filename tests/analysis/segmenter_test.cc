// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/segmenter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> segments(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  std::vector<Segment> found;
  Segmenter().segment(text, found);
  std::vector<std::string> out;
  for (const Segment& each : found) {
    const auto part = text::to_utf8(std::u32string_view(text).substr(each.begin, each.end - each.begin));
    out.push_back(each.is_word ? "[" + part + "]" : part);
  }
  return out;
}

TEST(Segmenter, CutsWords) {
  EXPECT_THAT(segments("한미 정상이 5일 만났다."),
              ElementsAre("[한미]", " ", "[정상이]", " ", "[5]", "[일]", " ", "[만났다]", "."));
  EXPECT_THAT(segments("한·미  AT&T"), ElementsAre("[한]", "·", "[미]", "  ", "[AT]", "&", "[T]"));
  EXPECT_THAT(segments("don't 3.5 a_b __ 1,000"),
              ElementsAre("[don't]", " ", "[3.5]", " ", "[a_b]", " ", "__", " ", "[1,000]"));
  EXPECT_THAT(segments("가\r\n나\n"), ElementsAre("[가]", "\r\n", "[나]", "\n"));
}

TEST(Segmenter, JoinsWhatTheDictionaryCuts) {
  EXPECT_THAT(segments("韓美同盟"), ElementsAre("[韓美同盟]"));
  EXPECT_THAT(segments("韓美同盟は東京で"), ElementsAre("[韓美同盟は東京で]"));
}

TEST(Segmenter, KeepsClustersWhole) {
  EXPECT_THAT(segments("좋다👍🏻 끝"), ElementsAre("[좋다]", "[👍🏻]", " ", "[끝]"));
  EXPECT_THAT(segments("👈 →"), ElementsAre("[👈]", " ", "→"));
}

TEST(Segmenter, EmptyText) { EXPECT_THAT(segments(""), ElementsAre()); }

std::string describe(const std::u32string& text, const std::vector<Segment>& segments, std::uint32_t from) {
  std::ostringstream out;
  for (const Segment& each : segments) {
    if (each.end <= from || each.begin > from + 10) continue;
    out << (each.is_word ? " [" : " (") << std::hex;
    for (std::uint32_t at = each.begin; at < each.end; ++at) out << ' ' << static_cast<std::uint32_t>(text[at]);
    out << (each.is_word ? " ]" : " )");
  }
  return out.str();
}

// Both ways must agree and cover the text.
void expect_agreement(Segmenter& segmenter, const std::u32string& text) {
  std::vector<Segment> fast;
  std::vector<Segment> slow;
  segmenter.segment(text, fast);
  segmenter.segment_by_icu(text, slow);
  if (fast != slow) {
    const auto differ = std::mismatch(fast.begin(), fast.end(), slow.begin(), slow.end()).first;
    const std::uint32_t at = differ == fast.end() ? 0 : differ->begin;
    FAIL() << "ours: " << describe(text, fast, at) << "\nICU: " << describe(text, slow, at);
  }
  std::uint32_t at = 0;
  for (const Segment& each : fast) {
    ASSERT_EQ(each.begin, at);
    ASSERT_LT(each.begin, each.end);
    at = each.end;
  }
  ASSERT_EQ(at, text.size());
}

TEST(SegmenterProperty, EveryCodePointInEveryPlainContext) {
  Segmenter segmenter;
  std::u32string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    // Each context once for itself: a space before makes the cut safe for what follows it.
    for (const std::u32string_view around : {U"가", U"a", U"1", U"漢", U" ", U"_", U"\n"}) {
      text.append(around).push_back(c);
      text.append(around).append(U" 나");
    }
    if (text.size() < 4000 && c != 0x10FFFF) continue;
    expect_agreement(segmenter, text);
    if (HasFatalFailure()) return;
    text.clear();
  }
}

// Draws characters in short runs of one alphabet, as text has them.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::u32string operator()(std::size_t max_length) {
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

TEST(SegmenterProperty, AgreesWithIcuOnMixedText) {
  Segmenter segmenter;
  RandomText random(20240712);
  for (int round = 0; round < 120'000; ++round) {
    expect_agreement(segmenter, random(40));
    if (HasFatalFailure()) return;
  }
}

TEST(SegmenterProperty, AgreesWithIcuOnAnyValues) {
  Segmenter segmenter;
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::u32string text(random() % 24, U' ');
    for (char32_t& c : text)
      c = random() % 3 ? static_cast<char32_t>(random() % 0x110000) : static_cast<char32_t>(random());
    expect_agreement(segmenter, text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace malmoi::analysis
