// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/block_writer.h"

#include <gtest/gtest.h>

#include <random>

namespace malmoi::ingest {
namespace {

TEST(BlockWriter, SpaceOfEveryKind) {
  for (const char* space : {" ", "\t", "\x01", "\x7F", "\u0085", "\u00A0", "\u1680", "\u2000", "\u200A", "\u2028",
                            "\u2029", "\u202F", "\u205F", "\u3000"}) {
    EXPECT_EQ(line_to_text(std::string(space) + "가" + space + space + "나" + space), "가 나") << space;
  }
}

TEST(BlockWriter, NeighboursOfSpacesAreNone) {
  for (const char* letter :
       {"\u00A1", "\u1681", "\u200B", "\u2027", "\u202A", "\u2030", "\u2060", "\u3001", "é", "가", "美", "👈"}) {
    const std::string text = std::string("가") + letter + "나";
    EXPECT_EQ(line_to_text(text), text) << letter;
  }
}

TEST(BlockWriter, LinesAreBlocks) {
  EXPECT_EQ(lines_to_text("\r\n첫  줄\r\n\r\n \n둘째 줄"), "첫 줄\n둘째 줄");
  EXPECT_EQ(lines_to_text(""), "");
  EXPECT_EQ(line_to_text("가\n\n나"), "가 나");
}

std::string collapsed(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = space_at(text, at)) {
      gap = true;
      at += length;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[at++];
  }
  return out;
}

TEST(BlockWriter, LongTextIsReadAsCharacterByCharacter) {
  const std::string_view words[] = {"가", "나무", "바닷바람이", "ab", "“말”", "…", "、", "é", "\u200B", "\u2030", "👈"};
  const std::string_view spaces[] = {" ", "  ", "\n", "\t ", "\u00A0", "\u2003", "\u2029", "\u205F", "\u3000", " \x7F"};
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    const std::size_t rare = 1 + random() % 60;
    std::string text;
    for (std::size_t n = random() % 80; n > 0; --n) {
      text += words[random() % std::size(words)];
      if (random() % 3) text += random() % rare ? " " : spaces[random() % std::size(spaces)];
    }
    ASSERT_EQ(line_to_text(text), collapsed(text)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace malmoi::ingest
