// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample.h"

namespace malmoi::capi {
namespace {

std::vector<std::string> found(const std::string& path, std::string_view query) {
  return TestResults(TestSearcher(path), request(query)).ids();
}

TEST(CIndexer, AnArticleWithAllItsFields) {
  const TemporaryFolder folder;
  TestIndexer indexer(folder / "index");
  malmoi_article bridge = article("bridge", "다리가 놓였다", "강을 건너는 길이 생겼다.");
  bridge.excerpt = utf8("두 마을이 이어졌다");
  bridge.published = utf8("2024-02-01");
  bridge.url = utf8("/bridge");
  bridge.author = utf8("한결");
  const malmoi_text categories[] = {utf8("지역"), utf8("교통")};
  bridge.categories = categories;
  bridge.category_count = 2;
  const malmoi_text tag = utf8("다리");
  bridge.tags = &tag;
  bridge.tag_count = 1;
  ASSERT_EQ(malmoi_indexer_add(indexer.get(), &bridge, &indexer.error), MALMOI_OK) << indexer.error.message;
  indexer.commit();
  for (const char* query : {"다리", "마을", "author:한결", "category:교통", "tag:다리", "date:2024-02"}) {
    EXPECT_EQ(found(folder / "index", query), std::vector<std::string>{"bridge"}) << query;
  }
}

TEST(CIndexer, TextsNeedNoTerminatingNul) {
  const TemporaryFolder folder;
  const std::string path = folder / "index";
  const std::string longer = path + "-and-more";
  const std::string words = "bridge다리가 놓였다";
  {
    malmoi_indexer* indexer = nullptr;
    malmoi_error error;
    ASSERT_EQ(malmoi_indexer_open({longer.data(), path.size()}, nullptr, &indexer, &error), MALMOI_OK);
    malmoi_article bridge = article("", "", "");
    bridge.id = {words.data(), 6};
    bridge.title = {words.data() + 6, 6};
    ASSERT_EQ(malmoi_indexer_add(indexer, &bridge, &error), MALMOI_OK) << error.message;
    ASSERT_EQ(malmoi_indexer_commit(indexer, &error), MALMOI_OK);
    malmoi_indexer_free(indexer);
  }
  const TestSearcher searcher(path);
  const TestResults results(searcher, request("다리"));
  ASSERT_EQ(results.ids(), std::vector<std::string>{"bridge"});
  EXPECT_EQ(string_of(malmoi_hit_title(results.hit(0))), "다리");
}

TEST(CIndexer, WhatIsNotCommittedIsNotSeen) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  {
    TestIndexer indexer(folder / "index");
    indexer.add(R"({"id": "snow", "title": "첫눈이 내렸다"})");
  }
  EXPECT_TRUE(found(folder / "index", "첫눈").empty());
}

TEST(CIndexer, RemovalTellsWhetherTheArticleWasThere) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  {
    TestIndexer indexer(folder / "index");
    int was_there = -1;
    ASSERT_EQ(malmoi_indexer_remove(indexer.get(), utf8("market"), &was_there, &indexer.error), MALMOI_OK);
    EXPECT_EQ(was_there, 1);
    ASSERT_EQ(malmoi_indexer_remove(indexer.get(), utf8("market"), &was_there, &indexer.error), MALMOI_OK);
    EXPECT_EQ(was_there, 0);
    ASSERT_EQ(malmoi_indexer_remove(indexer.get(), utf8("ferry"), nullptr, &indexer.error), MALMOI_OK);
    ASSERT_EQ(malmoi_indexer_compact(indexer.get(), &indexer.error), MALMOI_OK) << indexer.error.message;
  }
  EXPECT_EQ(found(folder / "index", ""), std::vector<std::string>{"ferry-copy"});
}

TEST(CIndexer, ErrorsLeaveItUsable) {
  const TemporaryFolder folder;
  TestIndexer indexer(folder / "index");
  malmoi_article bad = article("has space", "제목", "본문");
  EXPECT_EQ(malmoi_indexer_add(indexer.get(), &bad, &indexer.error), MALMOI_INVALID_ARGUMENT);
  bad = article("bytes", "\xFF", "본문");
  EXPECT_EQ(malmoi_indexer_add(indexer.get(), &bad, &indexer.error), MALMOI_BAD_ENCODING);
  bad.tag_count = 1;
  EXPECT_EQ(malmoi_indexer_add(indexer.get(), &bad, &indexer.error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(malmoi_indexer_add(indexer.get(), nullptr, &indexer.error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(malmoi_indexer_add_json(indexer.get(), utf8("{"), &indexer.error), MALMOI_BAD_INPUT);
  EXPECT_EQ(malmoi_indexer_add_json(indexer.get(), utf8("[]"), &indexer.error), MALMOI_BAD_INPUT);
  EXPECT_EQ(malmoi_indexer_add_json(indexer.get(), {nullptr, 0}, &indexer.error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(malmoi_indexer_add_json(indexer.get(), utf8(R"({"title": "이름 없는 글"})"), &indexer.error),
            MALMOI_INVALID_ARGUMENT);
  indexer.add(R"({"_id": "good", "title": "좋은 글"})");
  indexer.commit();
  EXPECT_EQ(found(folder / "index", "좋은"), std::vector<std::string>{"good"});
}

TEST(CIndexer, JsonLongerThanTheSettingsAllowIsRefused) {
  const TemporaryFolder folder;
  malmoi_settings* settings = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_settings_load(utf8(folder.write("settings.yaml", "max_line_bytes: 100\n")), &settings, &error),
            MALMOI_OK);
  malmoi_indexer* indexer = nullptr;
  ASSERT_EQ(malmoi_indexer_open(utf8(folder / "index"), settings, &indexer, &error), MALMOI_OK);
  malmoi_settings_free(settings);
  const std::string json = R"({"id": "long", "title": "긴 글"})" + std::string(100, ' ');
  EXPECT_EQ(malmoi_indexer_add_json(indexer, utf8(json), &error), MALMOI_TOO_LARGE);
  EXPECT_EQ(malmoi_indexer_add_json(indexer, utf8(json.substr(0, 99)), &error), MALMOI_OK) << error.message;
  malmoi_indexer_free(indexer);
}

TEST(CIndexer, OneAtATime) {
  const TemporaryFolder folder;
  const TestIndexer first(folder / "index");
  malmoi_indexer* second = nullptr;
  malmoi_error error;
  EXPECT_EQ(malmoi_indexer_open(utf8(folder / "index"), nullptr, &second, &error), MALMOI_LOCKED);
  EXPECT_EQ(second, nullptr);
}

}  // namespace
}  // namespace malmoi::capi
