// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/keystrokes.h"

#include <gtest/gtest.h>

#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

std::string keys(std::string_view text) { return keystrokes(to_utf32(text)); }
std::string composed(std::string_view keys) { return to_utf8(compose_keystrokes(to_utf32(keys))); }

TEST(Keystrokes, AreThoseOfTheTwoSetLayout) {
  EXPECT_EQ(keys("대통령"), "eoxhdfud");
  EXPECT_EQ(keys("까치"), "Rkcl");
  EXPECT_EQ(keys("넋과 삶"), "sjrtrhk tkfa");
  EXPECT_EQ(keys("ㅎㅐㅐ힏"), "google");
  EXPECT_EQ(keys("K팝 5G"), "Kvkq 5G");
  EXPECT_EQ(keys("美"), "美");
}

TEST(Keystrokes, OfAHalfTypedWordBeginThoseOfTheWholeOne) {
  for (const auto& [half, whole] : {std::pair("대토", "대통령"), {"장바ㄱ", "장바구니"}, {"과", "관광"}}) {
    EXPECT_TRUE(keys(whole).starts_with(keys(half))) << half;
  }
  EXPECT_FALSE(keys("까치").starts_with(keys("ㄱ"))) << "ㄲ is another key";
}

TEST(Keystrokes, ComposeAsAnInputMethodDoes) {
  EXPECT_EQ(composed("eoxhdfud"), "대통령");
  EXPECT_EQ(composed("EOQ"), "떄ㅃ");
  EXPECT_EQ(composed("rkqt"), "값");
  EXPECT_EQ(composed("rkqtk"), "갑사");
  EXPECT_EQ(composed("gksrmf qkftka"), "한글 발삼");
  EXPECT_EQ(composed("rr"), "ㄱㄱ");
  EXPECT_EQ(composed("kk"), "ㅏㅏ");
  EXPECT_EQ(composed("hk"), "ㅘ");
  EXPECT_EQ(composed("rhksrhkd"), "관광");
  EXPECT_EQ(composed("zhfhsk19"), "코로나19");
  EXPECT_EQ(composed("A"), "ㅁ");
  EXPECT_EQ(composed(""), "");
}

TEST(Keystrokes, OfEachSyllableComposeItAgain) {
  for (char32_t c = first_syllable; c <= last_syllable; ++c) {
    const std::u32string pair = {c, U'값'};
    EXPECT_EQ(compose_keystrokes(to_utf32(keystrokes(pair))), pair);
  }
}

TEST(Keystrokes, InitialOfASyllable) {
  EXPECT_EQ(initial_jamo(U'한'), U'ㅎ');
  EXPECT_EQ(initial_jamo(U'까'), U'ㄲ');
  EXPECT_TRUE(is_initial_jamo(U'ㅃ'));
  EXPECT_FALSE(is_initial_jamo(U'ㄳ'));
  EXPECT_FALSE(is_initial_jamo(U'ㅏ'));
  EXPECT_FALSE(is_initial_jamo(U'가'));
}

}  // namespace
}  // namespace malmoi::text
