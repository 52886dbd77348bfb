// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/article_json.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ArticleJson, GoesThereAndBack) {
  Article article;
  article.id = "a/1";
  article.title = "장마가 \"일찍\" 끝났다";
  article.excerpt = "올해 장마는 짧았다.";
  article.body = "첫 문단이다.\n둘째 문단이다.";
  article.published = "2024-07-12T09:30:00+09:00";
  article.url = "/a/1.html";
  article.author = "김기자";
  article.categories = {"날씨", "사회"};
  article.tags = {"장마"};
  const auto again = article_from_json(to_json(article));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->id, article.id);
  EXPECT_EQ(again->title, article.title);
  EXPECT_EQ(again->excerpt, article.excerpt);
  EXPECT_EQ(again->body, article.body);
  EXPECT_EQ(again->published, article.published);
  EXPECT_EQ(again->url, article.url);
  EXPECT_EQ(again->author, article.author);
  EXPECT_EQ(again->categories, article.categories);
  EXPECT_EQ(again->tags, article.tags);
}

TEST(ArticleJson, SaysWhatIsNotThere) {
  EXPECT_EQ(
      to_json(Article{.id = "a"}),
      R"({"id":"a","title":"","excerpt":"","body":"","date":null,"url":null,"author":null,"categories":[],"tags":[]})");
  EXPECT_THAT(to_json(Article{.id = "a", .extra = {{"layout", "post"}}}), HasSubstr(R"("extra":{"layout":"post"})"));
}

TEST(ArticleJson, NeedsNoId) {
  const auto article = article_from_json(R"({"title": "제목", "tags": "하나"})");
  ASSERT_TRUE(article) << article.error().message;
  EXPECT_EQ(article->id, "");
  EXPECT_THAT(article->tags, ElementsAre("하나"));
}

TEST(ArticleJson, RefusesWhatIsNoArticle) {
  for (const char* json : {"", "{", "[]", R"({"title": []})", R"({"date": "어제"})"}) {
    const auto article = article_from_json(json);
    ASSERT_FALSE(article) << json;
    EXPECT_EQ(article.error().code, ErrorCode::bad_input) << json;
  }
  EXPECT_EQ(article_from_json(R"({"id": "a b"})").error().code, ErrorCode::invalid_argument);
  Settings settings;
  settings.ingest.max_line_bytes = 10;
  EXPECT_EQ(article_from_json(R"({"id": "abcdef"})", settings).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace malmoi
