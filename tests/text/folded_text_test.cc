// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/folded_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <thread>

#include "random_text.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

using testing::ElementsAre;

FoldedText folded(std::string_view utf8) {
  FoldedText out;
  fold(utf8, out);
  return out;
}
std::string folded_utf8(std::string_view utf8) { return to_utf8(folded(utf8).chars); }

std::u32string normalized(const icu::Normalizer2* normalizer, std::u32string_view chars) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(chars.data()),
                                                  static_cast<std::int32_t>(chars.size()));
  std::string utf8;
  normalizer->normalize(text, status).toUTF8String(utf8);
  EXPECT_TRUE(U_SUCCESS(status));
  return to_utf32(utf8);
}
std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return to_utf8(normalized(icu::Normalizer2::getNFCInstance(status), to_utf32(text)));
}
std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return to_utf8(normalized(icu::Normalizer2::getNFDInstance(status), to_utf32(text)));
}

/// U+FFA1 and so on are the narrow forms of these, by UnicodeData.txt.
char32_t widened_jamo(char32_t c) {
  static constexpr std::u32string_view wide =
      U"ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ...ㅏㅐㅑㅒㅓㅔ..ㅕㅖㅗㅘㅙㅚ..ㅛㅜㅝㅞㅟㅠ.."
      U"ㅡㅢㅣ";
  if (c < 0xFFA1 || c >= 0xFFA1 + wide.size() || wide[c - 0xFFA1] == U'.') return c;
  return wide[c - 0xFFA1];
}

/// The definition: ICU's NFKC_Casefold of the whole, the jamo hidden from it as private characters; ㆍ is a dot.
std::u32string reference(std::u32string chars) {
  constexpr char32_t hidden = 0xF0000;
  for (char32_t& c : chars) {
    c = widened_jamo(c);
    if (is_compatibility_jamo(c)) c += hidden;
  }
  UErrorCode status = U_ZERO_ERROR;
  std::u32string out = normalized(icu::Normalizer2::getNFKCCasefoldInstance(status), chars);
  for (char32_t& c : out) {
    if (c > hidden && is_compatibility_jamo(c - hidden)) c -= hidden;
    if (c == 0x318D) c = U'·';
  }
  return out;
}

bool uses_private_plane(std::u32string_view chars) {
  return std::any_of(chars.begin(), chars.end(), [](char32_t c) { return c >= 0xF0000; });
}

TEST(Fold, KeepsPlainKoreanText) {
  const std::string text = "정부는 오늘 “새 예산안”을 발표했다. 3.5% 오른 24시간·주말 요금";
  EXPECT_EQ(folded_utf8(text), text);
}

TEST(Fold, MapsEachCharacterToItsBytes) {
  const FoldedText text = folded("가A·Ｂ");
  EXPECT_EQ(text.chars, U"가a·b");
  EXPECT_THAT(text.begin, ElementsAre(0, 3, 4, 6, 9));
  EXPECT_EQ(text.source_end(0), 3U);
  EXPECT_EQ(text.source_end(3), 9U);
}

TEST(Fold, KnowsWhetherSyllablesStandInTheSource) {
  EXPECT_TRUE(folded("ＫＢＳ 뉴스, ½ 값").keeps_syllables);
  EXPECT_FALSE(folded("㉮나다").keeps_syllables);
  EXPECT_FALSE(folded("나 ㈏").keeps_syllables);
  EXPECT_FALSE(folded("\u1112\u1161\u11AB").keeps_syllables);
}

TEST(Fold, WidthAndCaseDoNotMatter) {
  EXPECT_EQ(folded_utf8("ＮＣＧ　４２"), "ncg 42");
  EXPECT_EQ(folded_utf8("ÉCOLE Straße"), "école strasse");
  EXPECT_EQ(folded_utf8("한국\u00A0경제"), "한국 경제");
}

TEST(Fold, OneCharacterThatBecomesSeveralSharesItsBegin) {
  const FoldedText text = folded("가…㈜나");
  EXPECT_EQ(text.chars, U"가...(주)나");
  EXPECT_THAT(text.begin, ElementsAre(0, 3, 3, 3, 6, 6, 6, 9, 12));
  EXPECT_EQ(text.source_end(1), 6U);
  EXPECT_EQ(text.source_end(4), 9U);
}

TEST(Fold, DecomposedHangulComposes) {
  const std::string text = "값진 뜻을 읽다, 훑다";
  const FoldedText composed = folded(text);
  const FoldedText decomposed = folded(nfd(text));
  EXPECT_EQ(decomposed.chars, composed.chars);
  EXPECT_EQ(decomposed.begin[1], 9U);  // 값 is three jamo of three bytes
}

TEST(Fold, FinalJoinsTheSyllableBeforeIt) {
  const FoldedText text = folded("A가\u11A8나");
  EXPECT_EQ(text.chars, U"a각나");
  EXPECT_THAT(text.begin, ElementsAre(0, 1, 7, 10));
}

TEST(Fold, MarksJoinTheCharacterBeforeThem) {
  const FoldedText text = folded("E\u0301e");
  EXPECT_EQ(text.chars, U"ée");
  EXPECT_THAT(text.begin, ElementsAre(0, 3, 4));
  EXPECT_EQ(folded_utf8("か\u3099"), "が");
}

TEST(Fold, CompatibilityJamoStay) {
  EXPECT_EQ(folded_utf8("ㅎㅁㄷㅁ ㄱㅏ ㅋㅋㅋ"), "ㅎㅁㄷㅁ ㄱㅏ ㅋㅋㅋ");
  EXPECT_EQ(folded_utf8("ㄱ\u0301"), "ㄱ\u0301");
  EXPECT_EQ(folded_utf8("ㄱ\u1161"), "ㄱ\u1161");
}

TEST(Fold, TheLetterThatNewspapersTypeAsAMiddleDotIsOne) {
  EXPECT_EQ(folded_utf8("한ㆍ미 정상, ㆍ일시"), "한·미 정상, ·일시");
  EXPECT_EQ(folded_utf8("가ㆍ\u0301"), "가·\u0301");
}

TEST(Fold, HalfWidthJamoBecomeCompatibilityJamo) {
  EXPECT_EQ(folded_utf8("ﾡￂﾤ ﾾￜ"), "ㄱㅏㄴ ㅎㅣ");
  for (char32_t c = 0xFFA0; c <= 0xFFDF; ++c) {
    const char32_t wide = widened_jamo(c);
    if (wide == c) continue;
    EXPECT_EQ(folded(to_utf8(std::u32string(1, c))).chars, std::u32string(1, wide)) << static_cast<std::uint32_t>(c);
  }
}

TEST(Fold, IgnorableCharactersVanish) {
  const FoldedText text = folded("\u200B핵\u00AD무\u200D기\uFEFF");
  EXPECT_EQ(text.chars, U"핵무기");
  EXPECT_THAT(text.begin, ElementsAre(3, 8, 14, 20));
}

TEST(Fold, ControlsAndEmptyText) {
  EXPECT_EQ(folded(std::string_view("a\0b", 3)).chars, std::u32string(U"a\0b", 3));
  EXPECT_EQ(folded("").begin, std::vector<std::uint32_t>{0});
}

TEST(Fold, EndlessMarksTakeLinearTime) {
  std::string marks = "a";
  for (int i = 0; i < 200'000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0323";
  const FoldedText text = folded(marks);
  EXPECT_GT(text.chars.size(), 199'000U);
  EXPECT_EQ(text.begin.back(), marks.size());
}

TEST(Fold, LongRunsWithoutSinglesAreFoldedWhole) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "훑뼈값";
  EXPECT_EQ(folded(nfd(text)).chars, to_utf32(text));
}

TEST(Fold, BuffersCanBeUsedAgain) {
  FoldedText text;
  fold("첫째 글은 조금 더 길다", text);
  fold("둘째", text);
  EXPECT_EQ(text.chars, U"둘째");
  EXPECT_THAT(text.begin, ElementsAre(0, 3, 6));
}

TEST(Fold, ManyThreadsAtOnce) {
  const std::string text = nfd("네 갈래에서 함께 접는 글") + "…ＡＢＣ";
  std::vector<std::u32string> results(4);
  std::vector<std::thread> threads;
  for (std::u32string& result : results) threads.emplace_back([&] { result = folded(text).chars; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(results, testing::Each(std::u32string(U"네 갈래에서 함께 접는 글...abc")));
}

TEST(FoldProperty, EqualsIcuOnEveryCharacter) {
  for (char32_t c = 0; c < 0xF0000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::u32string alone(1, c);
    ASSERT_EQ(folded(to_utf8(alone)).chars, reference(alone)) << std::hex << static_cast<std::uint32_t>(c);
    if (c >= 0x10000) continue;
    // A neighbour shows whether c lets the character after it join.
    const std::u32string marked = {U'ㄱ', c, U'\u0301', c, U'\u1161', U'\u11A8', U'\u3099'};
    ASSERT_EQ(folded(to_utf8(marked)).chars, reference(marked)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

class FoldRandom : public testing::Test {
 protected:
  static constexpr int rounds = 20'000;

  /// Every other text begins and ends plain, so that blocks of plain characters begin and break off anywhere.
  std::u32string chars() {
    std::u32string text = random_.chars(40);
    if (random_.below(2) == 0) return text;
    return plain(random_.below(60)) + text + plain(random_.below(60));
  }
  static std::u32string plain(std::size_t size) {
    constexpr std::u32string_view words = U"바닷가 마을, “갈매기” 3 Gulls ";
    std::u32string out;
    while (out.size() < size) out += words;
    return out.substr(0, size);
  }

  RandomText random_{20240711};
};

TEST_F(FoldRandom, EqualsIcuOnTheWhole) {
  for (int i = 0; i < rounds; ++i) {
    const std::u32string text = chars();
    if (uses_private_plane(text)) continue;
    ASSERT_EQ(folded(to_utf8(text)).chars, reference(text)) << to_utf8(text);
  }
}

TEST_F(FoldRandom, OffsetsRiseAndStandOnCodePoints) {
  FoldedText out;
  for (int i = 0; i < rounds; ++i) {
    const std::string text = to_utf8(chars());
    fold(text, out);
    ASSERT_EQ(out.begin.size(), out.chars.size() + 1);
    ASSERT_EQ(out.begin.back(), text.size());
    ASSERT_TRUE(std::is_sorted(out.begin.begin(), out.begin.end()));
    for (std::size_t k = 0; k < out.chars.size(); ++k) {
      ASSERT_LT(out.begin[k], text.size());
      ASSERT_NE(static_cast<unsigned char>(text[out.begin[k]]) & 0xC0, 0x80) << text;
      ASSERT_GT(out.source_end(k), out.begin[k]);
      if (out.keeps_syllables && is_syllable(out.chars[k])) {
        ASSERT_EQ(text.substr(out.begin[k], 3), to_utf8({&out.chars[k], 1}));
      }
    }
  }
}

TEST_F(FoldRandom, SlicesFoldToTheirCharacters) {
  for (int i = 0; i < rounds; ++i) {
    const std::string text = to_utf8(chars());
    const FoldedText out = folded(text);
    for (std::size_t k = 0; k < out.chars.size();) {
      std::size_t next = k + 1;
      while (next < out.chars.size() && out.begin[next] == out.begin[k]) ++next;
      const std::string slice = text.substr(out.begin[k], out.source_end(k) - out.begin[k]);
      ASSERT_EQ(folded(slice).chars, out.chars.substr(k, next - k)) << slice << " in " << text;
      k = next;
    }
  }
}

TEST_F(FoldRandom, FoldingAgainChangesNothing) {
  for (int i = 0; i < rounds; ++i) {
    const std::string once = folded_utf8(to_utf8(chars()));
    ASSERT_EQ(folded_utf8(once), once);
  }
}

TEST_F(FoldRandom, DecomposedEqualsComposed) {
  for (int i = 0; i < rounds; ++i) {
    const std::string text = to_utf8(chars());
    // Case folding makes a letter of the iota subscript, wherever normalisation has put it.
    if (nfd(text).find("\u0345") != std::string::npos) continue;
    ASSERT_EQ(folded(nfd(text)).chars, folded(nfc(text)).chars) << text;
  }
}

}  // namespace
}  // namespace malmoi::text
