// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace malmoi::config {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string flow(const std::string& yaml) {
  const auto value = parse_yaml(yaml);
  return value ? to_flow(*value) : value.error().message;
}

TEST(Yaml, KeepsScalarsAsWritten) {
  EXPECT_EQ(flow("date: 2024-07-12 09:30:00 +0900\nn: 007\nb: yes\n"),
            "{date: \"2024-07-12 09:30:00 +0900\", n: 007, b: yes}");
}

TEST(Yaml, ReadsEveryStyle) {
  EXPECT_EQ(flow("제목: '봄비'\n분류:\n  - 날씨\n  - \"전국, 종합\"\n태그: [비, 봄]\n"),
            "{제목: \"봄비\", 분류: [날씨, \"전국, 종합\"], 태그: [비, 봄]}");
  EXPECT_EQ(flow("요약: >\n  첫 줄과\n  둘째 줄\n본문: |\n  가\n  나\n"),
            "{요약: \"첫 줄과 둘째 줄\\n\", 본문: \"가\\n나\\n\"}");
  EXPECT_EQ(flow("비움:\n물결: ~\n"), "{비움: null, 물결: null}");
}

TEST(Yaml, KnowsTheLineOfEachKey) {
  const auto value = parse_yaml("---\ntitle: 하나\ntags:\n  - 둘\n");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->find("title")->line, 2U);
  EXPECT_EQ(value->find("tags")->line, 3U);
  EXPECT_EQ(value->find("author"), nullptr);
}

TEST(Yaml, TheLastOfRepeatedKeysCounts) {
  const auto value = parse_yaml("title: 앞\ntitle: 뒤\n");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->find("title")->text, "뒤");
}

TEST(Yaml, ExpandsAliases) { EXPECT_EQ(flow("a: &x [바다]\nb: *x\n"), "{a: [바다], b: [바다]}"); }

TEST(Yaml, RefusesAliasBombs) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 0; k < 9; ++k) bomb += ", " + last;
    bomb += "]\n";
  }
  EXPECT_THAT(flow(bomb), HasSubstr("aliases expand to too much"));
}

TEST(Yaml, RefusesDeepNesting) {
  EXPECT_THAT(flow(std::string(100000, '[')), StartsWith("line 1: not valid YAML"));
  EXPECT_THAT(flow(std::string(60, '{') + std::string(60, '}')), HasSubstr("a list or map is too long"));
  EXPECT_THAT(flow("{{ page.title }}"), Not(HasSubstr("too long")));
  EXPECT_THAT(flow(std::string(100, '[') + std::string(100, ']')), HasSubstr("nested too deeply"));
  std::string dashes;
  for (int i = 0; i < 50000; ++i) dashes += "- ";
  EXPECT_THAT(flow(dashes), StartsWith("line 1: not valid YAML"));
}

TEST(Yaml, RefusesQuotesThatAreNeverClosed) {
  for (const char* text : {"a: \"하나\nb: 둘\n", "a: '하나\nb: 둘\n\n  \n", "a: \"하나", "a: \"", "a: \"\n", "- 'x\n",
                           "a: [\"하나\n", "a: \"하나\\\"\n", "a: 'it''s\n"}) {
    EXPECT_THAT(flow(text), HasSubstr("a quotation mark is never closed")) << text;
  }
  for (const char* text :
       {"a: \"하나\"", "a: |+\n  하나\n\n", "a: |\n  하나\n", "a: >\n  하나", "a: it's", "# 하나", ""}) {
    EXPECT_THAT(flow(text), testing::Not(HasSubstr("#"))) << text;
    EXPECT_THAT(flow(text), testing::Not(HasSubstr("YAML"))) << text;
  }
}

TEST(Yaml, ErrorsNameTheLine) {
  EXPECT_THAT(flow("title: 하나\ntags: [가, 나\ndate: 오늘\n"), testing::MatchesRegex("line [1-4]: not valid YAML .*"));
  EXPECT_THAT(flow("title: 하나: 둘\n"), StartsWith("line 1: not valid YAML"));
}

TEST(Yaml, FlowTextReadsBackTheSame) {
  const char* samples[] = {"a: \"x\\ny\"\n", "a: '- b'\n", "a: \"{\"\n", "\"k: v\": ' x '\n", "- [ {a: 1}, ~ ]\n"};
  for (const char* yaml : samples) EXPECT_EQ(flow(flow(yaml)), flow(yaml)) << yaml;
}

TEST(Yaml, ArbitraryBytesNeverCrash) {
  std::mt19937 random(7);
  const std::string alphabet = "ab:-? \n\t[]{}&*!|>'\"%@#,.~가\x04\x80";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t length = random() % 80; length > 0; --length) text += alphabet[random() % alphabet.size()];
    const auto value = parse_yaml(text);
    if (!value) {
      EXPECT_EQ(value.error().code, ErrorCode::bad_input);
    }
  }
}

}  // namespace
}  // namespace malmoi::config
