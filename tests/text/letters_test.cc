// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/letters.h"

#include <gtest/gtest.h>

#include <string>

#include "random_text.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

std::u32string by_folding(std::string_view utf8) {
  FoldedText folded;
  fold(utf8, folded);
  return letters(folded.chars);
}

std::u32string appended(std::string_view utf8) {
  FoldedText scratch;
  std::u32string out = U"앞";
  append_letters(utf8, scratch, out);
  EXPECT_EQ(out.front(), U'앞');
  return out.substr(1);
}

TEST(Letters, LeaveSpacesAndPunctuationOut) {
  EXPECT_EQ(appended("한미·일 “정상회담”… KBS 9시—뉴스"), U"한미일정상회담kbs9시뉴스");
  EXPECT_EQ(appended("美·中 갈등"), U"美中갈등");
  EXPECT_EQ(appended(""), U"");
}

TEST(Letters, AreThoseOfTheFoldedTextWhereverFoldingJoins) {
  for (const char* text : {"ＫＢＳ", "각", "각", "e\u0301", "ｶﾞ", "①②", "㎏", "ㅎㅁ", "ﬁ", "한국：미국", "café 서울",
                           "〇", "龍", "金\uFE00", "가\u0301나"}) {
    EXPECT_EQ(appended(text), by_folding(text)) << text;
  }
}

TEST(Letters, OfLongTextsAreAllThere) {
  for (const std::size_t size : {511, 512, 513, 1024, 5000}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += i % 7 == 0 ? "… " : "말";
    EXPECT_EQ(appended(text), by_folding(text)) << size;
    EXPECT_EQ(appended(text + "é"), by_folding(text + "é")) << size;
  }
}

TEST(Letters, AreThoseOfTheFoldedTextAmongWordsOfPlainText) {
  RandomText random(12);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int words = 0; words < 6; ++words) text += to_utf8(random.chars(3)) + (words % 2 == 0 ? " 말모이 " : " ");
    ASSERT_EQ(appended(text), by_folding(text)) << text;
  }
}

TEST(Letters, AreThoseOfTheFoldedTextOfEveryCodePoint) {
  for (char32_t c = 1; c < 0x11000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = to_utf8(std::u32string{U'가', c, U'나'});
    ASSERT_EQ(appended(text), by_folding(text)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Letters, AreThoseOfTheFoldedTextOfRandomText) {
  RandomText random(11);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = to_utf8(random.chars(40));
    ASSERT_EQ(appended(text), by_folding(text)) << text;
  }
}

}  // namespace
}  // namespace malmoi::text
