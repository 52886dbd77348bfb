// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/counters.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

std::string variant(const char* stem) { return text::to_utf8(counter_variant(text::to_utf32(stem))); }

TEST(Counters, DigitsAndNativeNumerals) {
  EXPECT_EQ(variant("세명"), "3명");
  EXPECT_EQ(variant("3명"), "세명");
  EXPECT_EQ(variant("다섯마리"), "5마리");
  EXPECT_EQ(variant("10살"), "열살");
  EXPECT_EQ(variant("두시간"), "2시간");
}

TEST(Counters, OtherWordsHaveNone) {
  for (const char* word : {"", "3", "세", "명", "한국", "세대", "세계", "네시", "한시", "한번", "1번", "24시간", "11명",
                           "30개", "세명대"}) {
    EXPECT_EQ(variant(word), "") << word;
  }
}

}  // namespace
}  // namespace malmoi::analysis
