// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "ingest/input.h"
#include "ingest/path_text.h"
#include "../temporary_folder.h"

namespace malmoi::ingest {
namespace {

UpdateRequest request(std::vector<std::string> paths, std::string source = "") {
  UpdateRequest made;
  made.paths = std::move(paths);
  made.source = std::move(source);
  return made;
}

TEST(SourceCheck, PostsOfAFolder) {
  TemporaryFolder folder;
  folder.write("posts/a/here.md", "글");
  const SourceCheck check(request({folder / "posts/../posts"}));
  EXPECT_FALSE(check.is_gone(folder / "posts", "a/here.md", true));
  EXPECT_FALSE(check.is_gone(folder / "posts", "a/here.md", false)) << "rejected, but there";
  EXPECT_TRUE(check.is_gone(folder / "posts", "a/gone.md", false));
  EXPECT_TRUE(check.is_gone(folder / "posts/a", "gone.md", false)) << "indexed from a folder below";
  EXPECT_TRUE(check.is_gone(folder.path(), "posts/gone.md", false)) << "indexed from the folder above";
  EXPECT_TRUE(check.is_gone(folder / "posts", "a/here.md/x.md", false));
  EXPECT_FALSE(check.is_gone(folder.path(), "gone.md", false)) << "not under the PATH";
  EXPECT_FALSE(check.is_gone(folder / "posts2", "gone.md", false)) << "a sibling with the same beginning";
  EXPECT_FALSE(check.is_gone("", "", false)) << "handed over by a program";
}

TEST(SourceCheck, PostsGivenByName) {
  TemporaryFolder folder;
  folder.write("a.md", "글");
  const SourceCheck check(request({folder / "a.md"}));
  EXPECT_FALSE(check.is_gone(folder.path(), "a.md", false));
  EXPECT_FALSE(check.is_gone(folder.path(), "b.md", false)) << "not asked for";
  std::filesystem::remove(folder / "a.md");
  EXPECT_TRUE(check.is_gone(folder.path(), "a.md", false));
}

TEST(SourceCheck, JsonLinesAreGoneWhereTheyWereNotSeen) {
  TemporaryFolder folder;
  const std::string file = folder.write("n.jsonl", "");
  for (const SourceCheck& check : {SourceCheck(request({file})), SourceCheck(request({folder.path()}))}) {
    EXPECT_TRUE(check.is_gone(file, "", false));
    EXPECT_FALSE(check.is_gone(file, "", true));
    EXPECT_FALSE(check.is_gone("/elsewhere/n.jsonl", "", false));
  }
  EXPECT_TRUE(SourceCheck(request({"-"})).is_gone("-", "", false));
}

TEST(SourceCheck, NamedSources) {
  TemporaryFolder folder;
  const std::string file = folder.write("lines/n.jsonl", "");
  folder.write("posts/a.md", "글");
  EXPECT_TRUE(SourceCheck(request({file}, "속보")).is_gone("속보", "", false));
  EXPECT_TRUE(SourceCheck(request({folder / "lines"}, "속보")).is_gone("속보", "", false));
  EXPECT_FALSE(SourceCheck(request({folder / "posts"}, "속보")).is_gone("속보", "", false)) << "nothing of it was read";
  EXPECT_FALSE(SourceCheck(request({file}, "속보")).is_gone("논평", "", false));
}

TEST(SourceCheck, NamesThatAreNotUtf8) {
  TemporaryFolder folder;
  folder.write("\xB1\xDB.md", "글");
  const SourceCheck check(request({folder.path()}));
  EXPECT_FALSE(check.is_gone(folder.path(), path_to_utf8("\xB1\xDB.md"), false));
  EXPECT_TRUE(check.is_gone(folder.path(), path_to_utf8("\xB1\xDC.md"), false));
}

TEST(PathText, AnyPathComesBack) {
  for (const std::string path : {"a/글.md", "\xFF", "\xB1\xDB/\xED\x95", "\xED\xA0\x80", "\\x", "\\xzz", ""}) {
    EXPECT_EQ(path_from_utf8(path_to_utf8(path)), path);
  }
}

}  // namespace
}  // namespace malmoi::ingest
