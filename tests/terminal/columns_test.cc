// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/columns.h"

namespace {

TEST(Columns, HangulHanjaAndFullwidthFormsTakeTwo) {
  EXPECT_EQ(cli::columns_of("한글"), 4u);
  EXPECT_EQ(cli::columns_of("美中"), 4u);
  EXPECT_EQ(cli::columns_of("ＫＢＳ"), 6u);
  EXPECT_EQ(cli::columns_of("ㅎㅁㄷㅁ"), 8u);
  EXPECT_EQ(cli::columns_of("。「」"), 6u);
}

TEST(Columns, LatinHalfWidthAndPunctuationTakeOne) {
  EXPECT_EQ(cli::columns_of("K-pop 5G"), 8u);
  EXPECT_EQ(cli::columns_of("ﾡﾢ"), 2u);
  EXPECT_EQ(cli::columns_of("…·“”’₩"), 6u);
}

TEST(Columns, DecomposedSyllablesTakeTwo) {
  EXPECT_EQ(cli::columns_of("\u1112\u1161\u11AB\u1100\u1173\u11AF"), 4u);
  EXPECT_EQ(cli::columns_of("e\u0301"), 1u);
}

TEST(Columns, EmojiTakeTwo) {
  EXPECT_EQ(cli::columns_of("😀"), 2u);
  EXPECT_EQ(cli::columns_of("\u2764\uFE0F"), 2u);
  EXPECT_EQ(cli::columns_of("🇰🇷"), 2u);
}

TEST(Columns, ControlCharactersTakeTheSpaceThatReplacesThem) {
  EXPECT_EQ(cli::columns_of("a\tb\x1b[31mc"), 9u);
  EXPECT_EQ(cli::columns_of("a\u2028b"), 3u);
}

TEST(Columns, BytesThatAreNoTextAreCounted) {
  EXPECT_EQ(cli::columns_of("\xFF\xFE"), 2u);
  EXPECT_EQ(cli::columns_of("\xED\x95"), 1u);
}

std::vector<std::string> characters(std::string_view text) {
  const auto views = cli::characters_of(text);
  return {views.begin(), views.end()};
}

TEST(Characters, AreWhatTheReaderSees) {
  EXPECT_EQ(characters("한\u1112\u1161\u11ABe\u0301🇰🇷"),
            (std::vector<std::string>{"한", "\u1112\u1161\u11AB", "e\u0301", "🇰🇷"}));
  EXPECT_EQ(characters(""), std::vector<std::string>{});
  EXPECT_EQ(characters("\xFF\xED\x95").size(), 2u);
}

TEST(Fitting, EndsBeforeACharacterThatIsTooWide) {
  EXPECT_EQ(cli::fitting("한글날", 5), "한글");
  EXPECT_EQ(cli::fitting("한글날", 6), "한글날");
  EXPECT_EQ(cli::fitting("\u1112\u1161\u11AB글", 3), "\u1112\u1161\u11AB");
  EXPECT_EQ(cli::fitting("한글", 1), "");
  EXPECT_EQ(cli::fitting("", 4), "");
}

}  // namespace
