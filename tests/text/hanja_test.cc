// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hanja.h"

#include <gtest/gtest.h>

#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

bool has_reading(char32_t hanja, char32_t reading) {
  return readings(hanja).find(reading) != std::u32string_view::npos;
}

TEST(Hanja, IsIdeographOfTheHanScript) {
  for (const char32_t c : std::u32string(U"美韓日中一鿿㐀樂\uF914\U00020000\U0002F800〇")) {
    EXPECT_TRUE(is_hanja(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : std::u32string(U"가ㄱaＡあア、1\U00017000\U0001F600"))
    EXPECT_FALSE(is_hanja(c)) << static_cast<std::uint32_t>(c);
}

TEST(Hanja, CommonReadings) {
  EXPECT_EQ(readings(U'美'), U"미");
  EXPECT_EQ(readings(U'韓'), U"한");
  EXPECT_EQ(readings(U'核'), U"핵");
  EXPECT_EQ(readings(U'國'), U"국");
  EXPECT_EQ(readings(U'尹'), U"윤");
  EXPECT_EQ(readings(U'外'), U"외");
}

TEST(Hanja, TheUsualReadingComesFirst) {
  EXPECT_EQ(readings(U'北').front(), U'북');
  EXPECT_EQ(readings(U'金').front(), U'금');
  EXPECT_TRUE(has_reading(U'金', U'김'));
  EXPECT_TRUE(has_reading(U'北', U'배'));
}

TEST(Hanja, ReadingsAreNotInitialForms) {
  EXPECT_EQ(readings(U'女'), U"녀");
  EXPECT_EQ(readings(U'兩'), U"량");
  EXPECT_EQ(readings(U'李'), U"리");
  EXPECT_TRUE(has_reading(U'樂', U'락'));
  EXPECT_TRUE(has_reading(U'樂', U'악'));
  EXPECT_TRUE(has_reading(U'樂', U'요'));
  EXPECT_FALSE(has_reading(U'樂', U'낙'));
}

// KS X 1001 sorts Hanja by reading and repeats those with several; see also kHangul in Unihan.
TEST(Hanja, CompatibilityIdeographsHaveTheReadingTheyWereMadeFor) {
  EXPECT_EQ(readings(U'\uF900'), U"개");  // 豈, otherwise 기
  EXPECT_EQ(readings(U'\uF901'), U"갱");  // 更, otherwise 경
  EXPECT_EQ(readings(U'\uF902'), U"거");  // 車, otherwise 차
  EXPECT_EQ(readings(U'\uF90A'), U"금");  // 金, otherwise 김
  EXPECT_EQ(readings(U'\uF914'), U"락");  // 樂, placed under 낙
  EXPECT_EQ(readings(U'\uF95C'), U"락");  // 樂, placed under 락
  EXPECT_EQ(readings(U'\uF9BF'), U"요");  // 樂
  EXPECT_EQ(readings(U'\uF963'), U"배");  // 北
  EXPECT_EQ(readings(U'\uF967'), U"불");  // 不
  EXPECT_EQ(readings(U'\uF970'), U"쇄");  // 殺
  EXPECT_EQ(readings(U'\uF97E'), U"량");  // 量, placed under 양
  EXPECT_EQ(readings(U'\uF9B4'), U"령");  // 領, placed under 영
  EXPECT_EQ(readings(U'\uF981'), U"녀");  // 女, placed under 여
  EXPECT_EQ(readings(U'\uF9FF'), U"척");  // 刺
  EXPECT_EQ(readings(U'\uFA00'), U"체");  // 切
  EXPECT_EQ(readings(U'\uFA0A'), U"현");  // 見
  EXPECT_EQ(readings(U'\uFA0B'), U"확");  // 廓
}

TEST(Hanja, EveryDuplicateOfKsX1001HasOneReadingOfItsCharacter) {
  for (char32_t c = 0xF900; c <= 0xFA0B; ++c) {
    const std::u32string_view own = readings(c);
    ASSERT_EQ(own.size(), 1U) << std::hex << static_cast<std::uint32_t>(c);
    FoldedText folded;
    fold(to_utf8(std::u32string(1, c)), folded);
    EXPECT_TRUE(has_reading(folded.chars[0], own[0])) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Hanja, OtherCompatibilityFormsReadLikeTheirCharacter) {
  EXPECT_EQ(readings(U'\uFA12'), readings(U'晴'));
  EXPECT_EQ(readings(U'\U0002F800'), readings(U'丽'));
  EXPECT_EQ(readings(U'\u2F00'), readings(U'一'));
}

TEST(Hanja, NothingElseHasReadings) {
  for (const char32_t c : {U'가', U'a', U'\0', U'あ', U'\U0001F600', char32_t{0x10FFFF}, char32_t{0xFFFFFFFF}}) {
    EXPECT_TRUE(readings(c).empty());
  }
}

TEST(Hanja, TableHoldsOnlySyllablesWithoutRepetition) {
  std::size_t known = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const std::u32string_view list = readings(c);
    known += list.empty() ? 0 : 1;
    for (std::size_t i = 0; i < list.size(); ++i) {
      ASSERT_TRUE(is_syllable(list[i]));
      ASSERT_EQ(list.find(list[i]), i);
      for (const char32_t other : list) ASSERT_TRUE(other == list[i] || initial_form(other) != list[i]);
    }
  }
  EXPECT_GT(known, 20'000U);
  EXPECT_NE(hanja_table_hash(), 0U);
}

TEST(Hanja, InitialForms) {
  const std::u32string_view full = U"녀뇨뉴니랴려례료류리라래로뢰루르녕량률릭락룡뢴";
  const std::u32string_view initial = U"여요유이야여예요유이나내노뇌누느영양율익낙용뇐";
  for (std::size_t i = 0; i < full.size(); ++i) EXPECT_EQ(initial_form(full[i]), initial[i]);
  for (const char32_t c : std::u32string(U"나내가한러레냐여힣ㄹa")) EXPECT_EQ(initial_form(c), c);
}

}  // namespace
}  // namespace malmoi::text
