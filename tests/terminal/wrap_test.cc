// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "newsq/wrap.h"

namespace {

std::vector<std::string> lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> result;
  for (const auto line : newsq::wrapped(text, columns))
    result.emplace_back(text.substr(line.begin, line.end - line.begin));
  return result;
}

using Lines = std::vector<std::string>;

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(lines("옛 철도 부지에 나무를 심는다", 14), (Lines{"옛 철도 부지에", "나무를 심는다"}));
  EXPECT_EQ(lines("옛 철도 부지에 나무를 심는다", 13), (Lines{"옛 철도", "부지에 나무를", "심는다"}));
}

TEST(Wrap, BreaksAWordThatIsTooLongBetweenSyllables) {
  EXPECT_EQ(lines("도시 한미동맹강화방안", 7), (Lines{"도시", "한미동", "맹강화", "방안"}));
  EXPECT_EQ(lines("한미동맹 뒤", 6), (Lines{"한미동", "맹 뒤"}));
}

TEST(Wrap, NeverBreaksInsideACharacter) {
  EXPECT_EQ(lines("\u1112\u1161\u11AB\u1100\u1173\u11AF", 3), (Lines{"\u1112\u1161\u11AB", "\u1100\u1173\u11AF"}));
  EXPECT_EQ(lines("한글", 1), (Lines{"한", "글"}));
}

TEST(Wrap, LeavesOutTheSpacesOfABreakOnly) {
  EXPECT_EQ(lines("  앞 \t 뒤  ", 10), (Lines{"앞 \t 뒤"}));
  EXPECT_EQ(lines("가나\u3000 \n다라", 5), (Lines{"가나", "다라"}));
}

TEST(Wrap, KeepsTextWholeWithoutColumns) { EXPECT_EQ(lines(" 앞  뒤 ", 0), (Lines{" 앞  뒤 "})); }

TEST(Wrap, OfNothingIsNothing) {
  EXPECT_EQ(lines("", 10), Lines{});
  EXPECT_EQ(lines("   ", 10), Lines{});
}

}  // namespace
