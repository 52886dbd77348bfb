// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "../temporary_folder.h"
#include "ingest/input.h"
#include "ingest/path_text.h"

namespace malmoi::ingest {
namespace {

SourceCheck sources(std::vector<std::string> paths, std::string source = "", const IngestSettings& settings = {}) {
  UpdateRequest request;
  request.paths = std::move(paths);
  request.source = std::move(source);
  return SourceCheck(request, settings);
}

/// An article as it was indexed from `path` under `root`; its id is that of a post without one in its front matter.
Article article(std::string root, std::string path) {
  Article made;
  made.id = std::filesystem::path(path).stem();
  made.source_root = std::move(root);
  made.source_path = std::move(path);
  return made;
}

TEST(SourceCheck, PostsOfAFolder) {
  TemporaryFolder folder;
  folder.write("posts/a/here.md", "글");
  const SourceCheck check = sources({folder / "posts/../posts"});
  EXPECT_FALSE(check.is_gone(article(folder / "posts", "a/here.md"))) << "not met, but there";
  EXPECT_TRUE(check.is_gone(article(folder / "posts", "a/gone.md")));
  EXPECT_TRUE(check.is_gone(article(folder / "posts/a", "gone.md"))) << "indexed from a folder below";
  EXPECT_TRUE(check.is_gone(article(folder.path(), "posts/gone.md"))) << "indexed from the folder above";
  EXPECT_TRUE(check.is_gone(article(folder / "posts", "a/here.md/x.md")));
  EXPECT_FALSE(check.is_gone(article(folder.path(), "gone.md"))) << "not under the PATH";
  EXPECT_FALSE(check.is_gone(article(folder / "posts2", "gone.md"))) << "a sibling with the same beginning";
  EXPECT_FALSE(check.is_gone(article("", ""))) << "handed over by a program";
}

TEST(SourceCheck, PostsGivenByName) {
  TemporaryFolder folder;
  folder.write("a.md", "글");
  const SourceCheck check = sources({folder / "a.md"});
  EXPECT_FALSE(check.is_gone(article(folder.path(), "a.md")));
  EXPECT_FALSE(check.is_gone(article(folder.path(), "b.md"))) << "not asked for";
  std::filesystem::remove(folder / "a.md");
  EXPECT_TRUE(check.is_gone(article(folder.path(), "a.md")));
}

TEST(SourceCheck, WhatIsNoLongerPublishedOrHasAnotherIdIsGone) {
  TemporaryFolder folder;
  const SourceCheck check = sources({folder.path()});
  const Article indexed = article(folder.path(), "a.md");
  const auto is_gone_as = [&](const std::string& front) {
    folder.write("a.md", "---\n" + front + "---\n글\n");
    return check.is_gone(indexed);
  };
  EXPECT_FALSE(is_gone_as("title: 글\n"));
  EXPECT_FALSE(is_gone_as("draft: false\n"));
  EXPECT_TRUE(is_gone_as("draft: true\n"));
  EXPECT_TRUE(is_gone_as("published: false\n"));
  EXPECT_TRUE(is_gone_as("date: 2999-01-01\n"));
  EXPECT_TRUE(is_gone_as("id: b\n"));
  EXPECT_FALSE(is_gone_as("id: a\n"));
  EXPECT_FALSE(is_gone_as("title: [\n")) << "rejected";
  folder.write("a.md", "");
  EXPECT_FALSE(check.is_gone(indexed)) << "rejected";
}

TEST(SourceCheck, DraftsAndFuturePostsAreThereWhereTheyAreIncluded) {
  TemporaryFolder folder;
  folder.write("draft.md", "---\ndraft: true\n---\n글\n");
  folder.write("future.md", "---\ndate: 2999-01-01\n---\n글\n");
  IngestSettings settings;
  settings.drafts = true;
  EXPECT_FALSE(sources({folder.path()}, "", settings).is_gone(article(folder.path(), "draft.md")));
  EXPECT_TRUE(sources({folder.path()}, "", settings).is_gone(article(folder.path(), "future.md")));
  settings = {};
  settings.future = true;
  EXPECT_FALSE(sources({folder.path()}, "", settings).is_gone(article(folder.path(), "future.md")));
  EXPECT_TRUE(sources({folder.path()}, "", settings).is_gone(article(folder.path(), "draft.md")));
}

TEST(SourceCheck, JsonLinesAreGoneWhereTheyWereNotSeen) {
  TemporaryFolder folder;
  const std::string file = folder.write("n.jsonl", "");
  for (const SourceCheck& check : {sources({file}), sources({folder.path()})}) {
    EXPECT_TRUE(check.is_gone(article(file, "")));
    EXPECT_FALSE(check.is_gone(article("/elsewhere/n.jsonl", "")));
  }
  EXPECT_TRUE(sources({"-"}).is_gone(article("-", "")));
}

TEST(SourceCheck, NamedSources) {
  TemporaryFolder folder;
  const std::string file = folder.write("lines/n.jsonl", "");
  folder.write("posts/a.md", "글");
  EXPECT_TRUE(sources({file}, "속보").is_gone(article("속보", "")));
  EXPECT_TRUE(sources({folder / "lines"}, "속보").is_gone(article("속보", "")));
  EXPECT_FALSE(sources({folder / "posts"}, "속보").is_gone(article("속보", ""))) << "nothing of it was read";
  EXPECT_FALSE(sources({file}, "속보").is_gone(article("논평", "")));
}

TEST(SourceCheck, LinesAreThereWhereTheirFileOrTheirSourceIsRead) {
  TemporaryFolder folder;
  const std::string file = folder.write("n.jsonl", "");
  EXPECT_TRUE(sources({folder.path()}).has_lines(file));
  EXPECT_TRUE(sources({"-"}).has_lines("-"));
  EXPECT_TRUE(sources({file}, "속보").has_lines("속보"));
  EXPECT_FALSE(sources({folder.path()}).has_lines(folder / "gone.jsonl"));
}

TEST(SourceCheck, NamesThatAreNotUtf8) {
  TemporaryFolder folder;
  folder.write("\xB1\xDB.md", "글");
  const SourceCheck check = sources({folder.path()});
  EXPECT_FALSE(check.is_gone(article(folder.path(), path_to_utf8("\xB1\xDB.md"))));
  EXPECT_TRUE(check.is_gone(article(folder.path(), path_to_utf8("\xB1\xDC.md"))));
}

TEST(PathText, AnyPathComesBack) {
  for (const std::string path : {"a/글.md", "\xFF", "\xB1\xDB/\xED\x95", "\xED\xA0\x80", "\\x", "\\xzz", ""}) {
    EXPECT_EQ(path_from_utf8(path_to_utf8(path)), path);
  }
}

}  // namespace
}  // namespace malmoi::ingest
