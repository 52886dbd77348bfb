// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi::query {
namespace {

using testing::ElementsAre;

std::vector<std::string> lex(std::string_view text) {
  std::vector<Warning> warnings;
  std::vector<std::string> out;
  for (const Token& token : tokenize(text, warnings)) {
    switch (token.kind) {
      case TokenKind::word:
        out.push_back("word " + token.text);
        break;
      case TokenKind::phrase:
        out.push_back("phrase " + token.text);
        break;
      case TokenKind::field:
        out.push_back("field " + std::to_string(static_cast<int>(token.field)));
        break;
      default:
        out.push_back(token.text);
    }
  }
  return out;
}

TEST(Lexer, SignsAreOperatorsOnlyInFrontOfAToken) {
  EXPECT_THAT(lex("-a +b A-1 1+1 a- c++"),
              ElementsAre("-", "word a", "+", "word b", "word A-1", "word 1+1", "word a-", "word c++"));
  EXPECT_THAT(lex("\"a\"-b"), ElementsAre("phrase a", "word -b"));
  EXPECT_THAT(lex("(-a) -(b)"), ElementsAre("(", "-", "word a", ")", "-", "(", "word b", ")"));
  EXPECT_THAT(lex("title:-a -title:+\"b\" title: -c"),
              ElementsAre("-", "field 1", "word a", "-", "+", "field 1", "phrase b", "field 1", "-", "word c"));
}

TEST(Lexer, OnlyCapitalsAreKeywords) {
  EXPECT_THAT(lex("a AND b and c ANDROID NOTE"),
              ElementsAre("word a", "AND", "word b", "word and", "word c", "word ANDROID", "word NOTE"));
  EXPECT_THAT(lex("title:OR \"NOT\""), ElementsAre("field 1", "word OR", "phrase NOT"));
}

TEST(Lexer, ParenthesesInsideAWordBelongToIt) {
  EXPECT_THAT(lex("나토(NATO) (가 나토(NATO))"),
              ElementsAre("word 나토(NATO)", "(", "word 가", "word 나토(NATO)", ")"));
}

TEST(Lexer, WhiteSpaceIsWhatUnicodeSaysAndControls) {
  std::string typed;
  for (const char* space : {" ", "\t", "\r\n", "\xC2\xA0", "\u2003", "\u3000", "\u200B", "\uFEFF", "\x01", "\x7F"}) {
    typed += std::string("a") + space;
  }
  typed += std::string("b\0c", 3);
  EXPECT_EQ(lex(typed).size(), 12u);
}

TEST(Lexer, WhiteSpaceInAPhraseBecomesSpaces) {
  EXPECT_THAT(lex("\"a\nb\tc\""), ElementsAre("phrase a b c"));
  EXPECT_THAT(lex("\" \n\""), ElementsAre("phrase "));
}

TEST(Lexer, FieldNamesFoldAndHaveKoreanAliases) {
  const std::vector<std::vector<const char*>> names = {
      {"title", "TITLE", "ｔｉｔｌｅ", "제목", "\u110C\u1166\u1106\u1169\u11A8"},
      {"excerpt", "요약"},
      {"body", "본문"},
      {"category", "Category", "분류"},
      {"tag", "태그"},
      {"author", "글쓴이"},
      {"date", "날짜"}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::string name : names[i]) {
      for (const char* colon : {":", "："}) {
        EXPECT_THAT(lex(name + colon + "x"), ElementsAre("field " + std::to_string(i + 1), "word x")) << name;
      }
    }
  }
}

TEST(Lexer, OtherColonsAreText) {
  EXPECT_THAT(lex("http://말모이.example/a 10:30 foo:bar :x titles:x a:title:b"),
              ElementsAre("word http://말모이.example/a", "word 10:30", "word foo:bar", "word :x", "word titles:x",
                          "word a:title:b"));
}

}  // namespace
}  // namespace malmoi::query
