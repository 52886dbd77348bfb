// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/data_folder.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace relevance {
namespace {

const char* const two_queries = "{\"_id\": \"q1\", \"text\": \"버스 노선\"}\n{\"_id\": \"q4\", \"text\": \"지진\"}\n";

class DataFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    add_set("second");
    folder_.write("second/corpus.jsonl.zst", "");
    add_set("first");
    folder_.write("first/CORPUS", "second/corpus.jsonl.zst\n");
    folder_.write("unrelated/notes.txt", "");
  }

  void add_set(const std::string& name) const {
    folder_.write(name + "/queries.dev.jsonl", two_queries);
    folder_.write(name + "/qrels.dev.tsv", "q1\ta\t1\nq4\tb\t1\n");
  }

  std::string error(const Selection& selection) const {
    const auto sets = read_sets(folder_.path(), selection);
    return sets.ok() ? "" : sets.error().message;
  }

  malmoi::TemporaryFolder folder_;
};

TEST_F(DataFolderTest, AllSetsByName) {
  const auto sets = read_sets(folder_.path(), {"dev", {}, Half::all});
  ASSERT_TRUE(sets.ok()) << sets.error().message;
  ASSERT_EQ(sets->size(), 2);
  EXPECT_EQ((*sets)[0].name, "first");
  EXPECT_EQ((*sets)[0].corpus, "second/corpus.jsonl.zst");
  EXPECT_EQ((*sets)[1].name, "second");
  EXPECT_EQ((*sets)[1].corpus, "second/corpus.jsonl.zst");
  EXPECT_EQ((*sets)[1].queries.size(), 2);
  EXPECT_EQ((*sets)[1].judgements.size(), 2);
}

TEST_F(DataFolderTest, NamedSetsInTheirOrder) {
  const auto sets = read_sets(folder_.path(), {"dev", {"second", "first"}, Half::all});
  ASSERT_TRUE(sets.ok());
  EXPECT_EQ((*sets)[0].name, "second");
}

TEST_F(DataFolderTest, HalvesShareOutQueriesAndJudgements) {
  const auto odd = read_sets(folder_.path(), {"dev", {"first"}, Half::odd});
  const auto even = read_sets(folder_.path(), {"dev", {"first"}, Half::even});
  ASSERT_TRUE(odd.ok() && even.ok());
  ASSERT_EQ(odd->front().queries.size(), 1);
  ASSERT_EQ(even->front().queries.size(), 1);
  EXPECT_EQ(odd->front().queries.front().id, "q4");
  EXPECT_EQ(even->front().queries.front().id, "q1");
  EXPECT_TRUE(odd->front().judgements.contains("q4"));
  EXPECT_TRUE(even->front().judgements.contains("q1"));
}

TEST_F(DataFolderTest, Mistakes) {
  EXPECT_EQ(error({"test", {}, Half::all}),
            folder_.path() + ": no folder in it has queries.test.jsonl; check DATA and --split");
  EXPECT_EQ(error({"dev", {"third"}, Half::all}),
            folder_ / "third/queries.dev.jsonl" + ": cannot be read (No such file or directory); check the path");
  folder_.write("first/CORPUS", "absent.jsonl\n");
  EXPECT_EQ(error({"dev", {}, Half::all}),
            folder_ / "first/CORPUS" + ":1: there is no " + folder_ / "absent.jsonl" + "; correct the path");
  folder_.write("first/CORPUS", "\n");
  EXPECT_EQ(error({"dev", {}, Half::all}), folder_ / "first/CORPUS" + ": is empty; name the corpus in it");
  std::filesystem::remove(folder_ / "first/CORPUS");
  EXPECT_EQ(error({"dev", {}, Half::all}),
            folder_ / "first" + ": no corpus.jsonl, corpus.jsonl.zst or CORPUS; add one");
  folder_.write("second/queries.dev.jsonl", "{\"_id\": \"q1\", \"text\": \"버스\"}\n");
  folder_.write("second/qrels.dev.tsv", "q1\ta\t1\n");
  EXPECT_EQ(error({"dev", {"second"}, Half::odd}),
            folder_ / "second" + ": no judged query is in this half; leave out --half");
}

TEST_F(DataFolderTest, NoFolder) {
  const auto sets = read_sets(folder_ / "absent", {"dev", {}, Half::all});
  ASSERT_FALSE(sets.ok());
  EXPECT_EQ(sets.error().message, folder_ / "absent" + ": cannot be read (No such file or directory); check DATA");
}

}  // namespace
}  // namespace relevance
