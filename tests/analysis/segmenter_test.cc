// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/segmenter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>

#include "analysis/script.h"
#include "random_text.h"
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

// U+16FE2 is punctuation, and yet of the script Han.
TEST(Segmenter, HanPunctuationHidesNoHanja) { EXPECT_THAT(segments("\U00016FE2漢"), ElementsAre("[\U00016FE2漢]")); }

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

bool is_searched(char32_t c) { return script_of(c) != Script::none; }

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
    const auto part = std::u32string_view(text).substr(each.begin, each.end - each.begin);
    ASSERT_EQ(each.is_word, std::any_of(part.begin(), part.end(), is_searched));
    ASSERT_EQ(each.is_hangul, std::all_of(part.begin(), part.end(), text::is_syllable));
    at = each.end;
  }
  ASSERT_EQ(at, text.size());
}

TEST(SegmenterProperty, EveryCodePointInEveryPlainContext) {
  Segmenter segmenter;
  std::u32string text;
  // Beyond the ideographs there are only tags and variation selectors, planes without characters, private use.
  for (char32_t c = 0; c <= 0xE01FF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c == 0x323B0) c = 0xE0000;
    // Each context once for itself: a space before makes the cut safe for what follows it.
    for (const std::u32string_view around : {U"가", U"a", U"1", U"漢", U" ", U"_", U"\n"}) {
      text.append(around).push_back(c);
      text.append(around).append(U" 나");
    }
    if (text.size() < 4000 && c != 0xE01FF) continue;
    expect_agreement(segmenter, text);
    if (HasFatalFailure()) return;
    text.clear();
  }
}

TEST(SegmenterProperty, AgreesWithIcuOnMixedText) {
  Segmenter segmenter;
  RandomText random(20240712);
  for (int round = 0; round < 120'000; ++round) {
    expect_agreement(segmenter, random.chars(round % 100 ? 40 : 400));
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
