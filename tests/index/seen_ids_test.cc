// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/seen_ids.h"

#include <gtest/gtest.h>

namespace malmoi::index {
namespace {

TEST(SeenIds, TellsWhereAnIdWasFirst) {
  SeenIds ids;
  EXPECT_FALSE(ids.contains("글-1"));
  EXPECT_FALSE(ids.add("글-1", "posts/바다.md"));
  EXPECT_FALSE(ids.add("글-2", "기사.jsonl:17"));
  EXPECT_FALSE(ids.add("글-3", "기사.jsonl:18"));
  EXPECT_TRUE(ids.contains("글-1"));
  EXPECT_EQ(ids.add("글-1", "다른.md"), "posts/바다.md");
  EXPECT_EQ(ids.add("글-2", "다른.md"), "기사.jsonl:17");
  EXPECT_EQ(ids.add("글-3", "다른.md"), "기사.jsonl:18");
}

TEST(SeenIds, ColonsInPathsAreNoLines) {
  SeenIds ids;
  for (const char* path : {"a:b", "a:", ":1", "a:0", "a:01", "a:99999999999", "a:1x", ""}) {
    EXPECT_FALSE(ids.add(path, path));
    EXPECT_EQ(ids.add(path, "x"), path);
  }
}

TEST(SeenIds, ManyAreAllThere) {
  SeenIds ids;
  for (int i = 0; i < 50000; ++i) EXPECT_FALSE(ids.add(std::to_string(i), "a:" + std::to_string(i + 1)));
  for (int i = 0; i < 50000; ++i) ASSERT_EQ(ids.add(std::to_string(i), "b"), "a:" + std::to_string(i + 1));
  EXPECT_FALSE(ids.contains("50000"));
}

}  // namespace
}  // namespace malmoi::index
