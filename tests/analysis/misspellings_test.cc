// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/misspellings.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

std::string corrected(std::string_view word) { return text::to_utf8(corrected_spelling(text::to_utf32(word))); }

TEST(Misspellings, OfEverydayWords) {
  EXPECT_EQ(corrected("됬다"), "됐다");
  EXPECT_EQ(corrected("안됬습니다"), "안됐습니다");
  EXPECT_EQ(corrected("오랫만에"), "오랜만에");
  EXPECT_EQ(corrected("몇일"), "며칠");
  EXPECT_EQ(corrected("댓가를"), "대가를");
  EXPECT_EQ(corrected("중요한역활"), "중요한역할");
  EXPECT_EQ(corrected("김치찌게"), "김치찌개");
}

TEST(Misspellings, OfRates) {
  EXPECT_EQ(corrected("실업율이"), "실업률이");
  EXPECT_EQ(corrected("시청율"), "시청률");
  EXPECT_EQ(corrected("점유률"), "점유율");
  EXPECT_EQ(corrected("출산률"), "출산율");
  for (const char* right : {"실업률", "이자율", "출산율", "법률", "자율주행", "국제법률"})
    EXPECT_EQ(corrected(right), "") << right;
}

TEST(Misspellings, AreNotSeenInOtherWords) {
  for (const char* right : {"", "됐다", "대통령", "며칠", "대가", "이웬지", "k팝", "율", "률", "첫눈살피기"}) {
    EXPECT_EQ(corrected(right), "") << right;
  }
}

TEST(Misspellings, CorrectedAreNotCorrectedAgain) {
  for (const char* wrong :
       {"됬다", "오랫만", "어의없는", "설겆이", "연애인", "촛점", "손톱깍이", "합격율", "깡총깡총"}) {
    ASSERT_NE(corrected(wrong), "") << wrong;
    EXPECT_EQ(corrected(corrected(wrong)), "") << wrong;
  }
}

}  // namespace
}  // namespace malmoi::analysis
