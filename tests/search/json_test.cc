// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include <malmoi/search_results.h>

#include "search/json_writer.h"

namespace malmoi {
namespace {

Hit whole_hit() {
  Hit hit;
  hit.id = "2024-07-01-가온";
  hit.score = 1.5;
  hit.title = "가온시 \"물놀이\" 축제";
  hit.url = "/news/1";
  hit.published = "2024-07-01T09:00:00+09:00";
  hit.categories = {"문화", "지역"};
  hit.tags = {"축제"};
  hit.snippet = "…축제가 열린다";
  hit.highlights = {{3, 9}, {13, 19}};
  hit.title_highlights = {{0, 9}};
  hit.duplicates = 1;
  hit.duplicate_list = {{"2024-07-02-가온", "가온시 물놀이", "", "2024-07-02"}};
  return hit;
}

TEST(Json, OfAnEmptyAnswer) {
  EXPECT_EQ(
      to_json(SearchResults()),
      R"({"query":"","total":{"value":0,"exact":true},"partial":false,"took_ms":0.0,"warnings":[],"suggestion":null,)"
      R"("hits":[],"facets":{}})");
}

TEST(Json, OfAWholeAnswer) {
  SearchResults results;
  results.query = "축제 \\";
  results.total = {12, false};
  results.partial = true;
  results.took_ms = 0.25;
  results.warnings = {"하나", "둘"};
  results.suggestion = "축제";
  results.hits = {whole_hit()};
  results.facets = {{Facet::month, {{"2024-07", 9}, {"2024-06", 3}}}, {Facet::tag, {}}};
  EXPECT_EQ(
      to_json(results),
      R"({"query":"축제 \\","total":{"value":12,"exact":false},"partial":true,"took_ms":0.25,"warnings":["하나","둘"],)"
      R"("suggestion":"축제","hits":[{"id":"2024-07-01-가온","score":1.5,"title":"가온시 \"물놀이\" 축제",)"
      R"("url":"/news/1","published":"2024-07-01T09:00:00+09:00","categories":["문화","지역"],"tags":["축제"],)"
      R"("snippet":"…축제가 열린다","highlights":[[3,9],[13,19]],"duplicates":1,)"
      R"("duplicate_list":[{"id":"2024-07-02-가온","title":"가온시 물놀이","url":null,"published":"2024-07-02"}]}],)"
      R"("facets":{"month":[{"value":"2024-07","count":9},{"value":"2024-06","count":3}],"tag":[]}})");
}

nlohmann::json only_hit(const Hit& hit) {
  SearchResults results;
  results.hits = {hit};
  return nlohmann::json::parse(to_json(results)).at("hits").at(0);
}

TEST(Json, SaysWhatWasSearchedInstead) {
  SearchResults results;
  results.corrected = "축제";
  EXPECT_NE(to_json(results).find(R"("corrected":"축제")"), std::string::npos);
}

TEST(Json, WhatAnArticleDoesNotHaveIsNullOrEmpty) {
  const nlohmann::json hit = only_hit(Hit());
  EXPECT_TRUE(hit.at("published").is_null());
  EXPECT_TRUE(hit.at("url").is_null());
  EXPECT_EQ(hit.at("categories"), nlohmann::json::array());
  EXPECT_EQ(hit.at("highlights"), nlohmann::json::array());
  EXPECT_EQ(hit.at("duplicates"), 0);
  EXPECT_FALSE(hit.contains("duplicate_list"));
  EXPECT_FALSE(hit.contains("explanation"));
}

TEST(Json, ExplanationsNest) {
  Hit hit;
  hit.explanation = Explanation{"sum", 3, {{"bm25", 2, {{"축제", 2, {}}}}, {"title", 1, {}}}};
  EXPECT_EQ(only_hit(hit).at("explanation"), nlohmann::json::parse(R"({"label": "sum", "score": 3.0, "parts": [
    {"label": "bm25", "score": 2.0, "parts": [{"label": "축제", "score": 2.0}]},
    {"label": "title", "score": 1.0}]})"));
}

TEST(Json, IsWellFormedWhateverIsInIt) {
  Hit hit;
  hit.title = "가\xFF\xEA\xB0";
  hit.snippet = std::string("\0\x1F\"\\\u2028", 7);
  hit.score = std::numeric_limits<double>::quiet_NaN();
  const nlohmann::json found = only_hit(hit);
  EXPECT_EQ(found.at("title"), "가\uFFFD\uFFFD");
  EXPECT_EQ(found.at("snippet"), hit.snippet);
  EXPECT_TRUE(found.at("score").is_null());
}

TEST(Facet, HasAName) {
  EXPECT_STREQ(name(Facet::category), "category");
  EXPECT_STREQ(name(Facet::tag), "tag");
  EXPECT_STREQ(name(Facet::month), "month");
}

// The writer goes round the library where it can; what comes out must not tell.
TEST(Json, IsWhatTheLibraryWouldWrite) {
  std::mt19937 random(7);
  const std::string pieces[] = {
      "가", "힣", "a", " ", "\"", "\\", "\n", std::string(1, '\0'), "\x1F", "\x7F", "\xFF", "\xED\xA0\x80", "美"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t n = random() % 6; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const double number = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 120) - 80);
    const std::uint64_t count = std::uint64_t{random()} << random() % 32;
    search::JsonWriter writer;
    writer.begin_array();
    writer.add(text);
    writer.add(number);
    writer.add(count);
    writer.begin_object();
    writer.key("empty"), writer.begin_array(), writer.end_array();
    writer.key("none"), writer.add_null();
    writer.end_object();
    writer.add(i % 2 == 0);
    writer.end_array();
    const nlohmann::ordered_json same = {
        text, number, count, {{"empty", nlohmann::json::array()}, {"none", nullptr}}, i % 2 == 0};
    ASSERT_EQ(writer.take(), same.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
}

}  // namespace
}  // namespace malmoi
