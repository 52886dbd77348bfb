// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace relevance {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

std::vector<std::string> ids(const std::vector<RankedDocument>& documents) {
  std::vector<std::string> all;
  for (const RankedDocument& document : documents) all.push_back(document.id);
  return all;
}

class RunTest : public testing::Test {
 protected:
  void expect_refused(const std::string& text, const std::string& line_and_message) const {
    const auto run = read_run(folder_.write("x.run", text));
    ASSERT_FALSE(run.ok());
    EXPECT_EQ(run.error().message, folder_ / "x.run" + line_and_message);
  }

  malmoi::TemporaryFolder folder_;
};

TEST_F(RunTest, ByScoreThenByRank) {
  const auto run = read_run(folder_.write("x.run",
                                          "q1 Q0 low 1 0.5 tag\n"
                                          "q1 Q0 second 3 2.5 tag\n"
                                          "q1\tQ0\tfirst\t2\t2.5\ttag\n"
                                          "q2 Q0 negative 1 -1e3\n"
                                          "q1 Q0 low 4 0.25 tag\n"));
  ASSERT_TRUE(run.ok()) << run.error().message;
  ASSERT_EQ(run->size(), 2);
  EXPECT_THAT(ids(run->at("q1")), ElementsAre("first", "second", "low"));
  EXPECT_THAT(ids(run->at("q2")), ElementsAre("negative"));
}

TEST_F(RunTest, MistakesNameTheLine) {
  const std::string good = "q1 Q0 a 1 0.5 tag\n";
  expect_refused(good + "q1 a 1 0.5\n", ":2: must be `query Q0 document rank score tag`");
  expect_refused(good + "q1 Q0 a b 1 0.5 tag\n", ":2: must be `query Q0 document rank score tag`");
  expect_refused(good + "q1 Q0 b first 0.5 tag\n", ":2: the rank (column 4) must be a whole number");
  expect_refused(good + "q1 Q0 b 2 high tag\n", ":2: the score (column 5) must be a number");
  expect_refused(good + "q1 Q0 b 2 nan tag\n", ":2: the score (column 5) must be a number");
}

TEST_F(RunTest, ReadsWhatItWrote) {
  const relevance::Run run = {{"q1", {{"a", 1.0 / 3}, {"b", 1.0 / 7}, {"c", 1.0 / 7}}}, {"q2", {{"a", 1e-300}}}};
  const std::string path = folder_ / "x.run";
  ASSERT_TRUE(write_run(path, run, "malmoi").ok());
  const auto read = read_run(path);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), run.size());
  for (const auto& [query, documents] : run) {
    EXPECT_EQ(ids(read->at(query)), ids(documents));
    EXPECT_EQ(read->at(query).front().score, documents.front().score);
  }
}

TEST_F(RunTest, FolderThatIsNotThere) {
  const auto written = write_run(folder_ / "absent/x.run", {}, "malmoi");
  ASSERT_FALSE(written.ok());
  EXPECT_THAT(written.error().message, StartsWith(folder_ / "absent/x.run: cannot be written"));
}

}  // namespace
}  // namespace relevance
