// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/abbreviations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

/// 美+中 미국+중국
std::string variants(const char* stem) {
  std::string out;
  for (const auto& words : abbreviation_variants(text::to_utf32(stem))) {
    if (!out.empty()) out += ' ';
    for (std::size_t i = 0; i < words.size(); ++i) out += (i > 0 ? "+" : "") + text::to_utf8(words[i]);
  }
  return out;
}

TEST(Abbreviations, OfCountries) {
  EXPECT_EQ(variants("미국"), "美 미");
  EXPECT_EQ(variants("일본"), "日");
  EXPECT_EQ(variants("대만"), "臺 台");
  EXPECT_EQ(variants("러시아"), "露 俄");
  EXPECT_EQ(variants("북한"), "北 북");
}

TEST(Abbreviations, OfInstitutions) {
  EXPECT_EQ(variants("야당"), "野");
  EXPECT_EQ(variants("검찰"), "檢");
  EXPECT_EQ(variants("청와대"), "靑 青");
}

TEST(Abbreviations, AreSpeltOut) {
  EXPECT_EQ(variants("美"), "미국");
  EXPECT_EQ(variants("與"), "여당");
  EXPECT_EQ(variants("美대통령"), "미국");
  EXPECT_EQ(variants("미"), "미국");
}

TEST(Abbreviations, OfPairs) {
  EXPECT_EQ(variants("미중"), "美+中 미국+중국");
  EXPECT_EQ(variants("한미동맹"), "韓+美 한국+미국");
  EXPECT_EQ(variants("한미일"), "韓+美+日 한국+미국+일본");
  EXPECT_EQ(variants("여야"), "與+野 여당+야당");
  EXPECT_EQ(variants("美中"), "미국+중국");
}

TEST(Abbreviations, OtherWordsHaveNone) {
  for (const char* word : {"", "일", "중", "한", "대", "한미약품", "남북전쟁기", "미술", "美術", "日本", "中東", "尹",
                           "미국인", "여야만", "korea", "북미대륙"}) {
    EXPECT_EQ(variants(word), "") << word;
  }
}

}  // namespace
}  // namespace malmoi::analysis
