// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "ingest/reader.h"

namespace malmoi::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::StartsWith;

ParseResult parse(const std::string& line) { return parse_json_line(line, "소식지", {}); }

Article article(const std::string& line) {
  const ParseResult result = parse(line);
  if (const auto* error = std::get_if<Error>(&result)) ADD_FAILURE() << error->message;
  const auto* article = std::get_if<Article>(&result);
  return article ? *article : Article();
}

std::string refusal(const std::string& line) {
  const ParseResult result = parse(line);
  const auto* error = std::get_if<Error>(&result);
  return error ? error->message : "accepted";
}

TEST(JsonLine, EveryKey) {
  const Article a = article(
      R"({"_id": "n1", "title": " 새  다리\n개통 ", "excerpt": "섬이 뭍이 됐다.", "text": "첫 문단.\n\n둘째 <b> 문단.", )"
      R"("date": "2024-05-01 10:00", "categories": ["지역", "교통"], "tags": "다리", "author": "이바다", )"
      R"("url": "https://example.com/n1", "views": 12, "more": {"a": [1, "둘"]}})");
  EXPECT_EQ(a.id, "n1");
  EXPECT_EQ(a.title, "새 다리 개통");
  EXPECT_EQ(a.excerpt, "섬이 뭍이 됐다.");
  EXPECT_EQ(a.body, "첫 문단.\n둘째 <b> 문단.");
  EXPECT_EQ(a.published, "2024-05-01T10:00:00+09:00");
  EXPECT_THAT(a.categories, ElementsAre("지역", "교통"));
  EXPECT_THAT(a.tags, ElementsAre("다리"));
  EXPECT_EQ(a.author, "이바다");
  EXPECT_EQ(a.url, "https://example.com/n1");
  EXPECT_EQ(a.source_root, "소식지");
  EXPECT_EQ(a.source_path, "");
  EXPECT_THAT(a.extra, ElementsAre(Pair("views", "12"), Pair("more", R"({"a":[1,"둘"]})")));
}

TEST(JsonLine, OtherForms) {
  EXPECT_EQ(article(R"({"id": 17, "body": "글"})").id, "17");
  EXPECT_EQ(article(R"({"id": 17, "body": "글"})").body, "글");
  EXPECT_EQ(article(R"({"id": "a", "title": null, "date": "", "tags": null, "author": 3})").author, "3");
  EXPECT_EQ(article(R"({"id": "\ud55c\uae00", "text": "\u0000가"})").body, "가");
  EXPECT_EQ(article(R"({"id": "한글"})").id, "한글");
}

TEST(JsonLine, WhatIsRefused) {
  EXPECT_THAT(refusal("{"), StartsWith("not valid JSON"));
  EXPECT_THAT(refusal(""), StartsWith("not valid JSON"));
  EXPECT_THAT(refusal(R"({"id": "a"} {"id": "b"})"), StartsWith("not valid JSON"));
  EXPECT_THAT(refusal("{\"id\": \"a\xFF\"}"), HasSubstr("UTF-8"));
  EXPECT_THAT(refusal(R"({"id": "a", "text": "\ud800"})"), StartsWith("not valid JSON"));
  EXPECT_EQ(refusal("[1]"), "not a JSON object; write one object a line");
  EXPECT_EQ(refusal("\"글\""), "not a JSON object; write one object a line");
  EXPECT_THAT(refusal(R"({"title": "글"})"), StartsWith("has neither _id nor id"));
  EXPECT_THAT(refusal(R"({"id": null})"), StartsWith("has neither _id nor id"));
  EXPECT_EQ(refusal(R"({"id": ["a"]})"), "key id: must be a string");
  EXPECT_EQ(refusal(R"({"id": "a", "text": {}})"), "key text: must be a string");
  EXPECT_EQ(refusal(R"({"id": "a", "tags": [["b"]]})"), "key tags: must be a string or a list of strings");
  EXPECT_EQ(refusal(R"({"id": "a", "date": []})"), "key date: must be a string");
  EXPECT_THAT(refusal(R"({"id": "a", "date": "언젠가"})"), StartsWith("key date: \"언젠가\" is not a date"));
  EXPECT_THAT(refusal("{\"id\": \"a\", \"x\": " + std::string(100000, '[')), StartsWith("not valid JSON"));
}

TEST(JsonLine, IdsAreChecked) {
  EXPECT_THAT(refusal("{\"id\": \"" + std::string(513, 'x') + "\"}"), StartsWith("the id is longer"));
  EXPECT_THAT(refusal(R"({"id": "가\u3000나"})"), StartsWith("the id holds white space"));
}

TEST(JsonLine, ArbitraryBytesNeverCrash) {
  std::mt19937 random(6);
  const std::string alphabet = "{}[]\":,\\ue0129nultrfas-+.\xED\x95\x9C\xFF\0 ";
  for (int round = 0; round < 20000; ++round) {
    std::string line = random() % 2 ? "{\"id\": \"a\", " : "{";
    for (std::size_t size = random() % 40; size > 0; --size) line += alphabet[random() % alphabet.size()];
    const ParseResult result = parse(line + "}");
    if (const auto* a = std::get_if<Article>(&result)) {
      EXPECT_TRUE(check_id(a->id));
    }
  }
}

}  // namespace
}  // namespace malmoi::ingest
