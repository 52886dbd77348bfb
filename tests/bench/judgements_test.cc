// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/judgements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace relevance {
namespace {

using testing::StartsWith;

class JudgementsTest : public testing::Test {
 protected:
  malmoi::Result<Judgements> read(const std::string& text) const {
    return read_judgements(folder_.write("qrels.tsv", text));
  }

  void expect_refused(const std::string& text, const std::string& line_and_message) const {
    const auto judgements = read(text);
    ASSERT_FALSE(judgements.ok());
    EXPECT_EQ(judgements.error().message, folder_ / "qrels.tsv" + line_and_message);
  }

  malmoi::TemporaryFolder folder_;
};

TEST_F(JudgementsTest, RelevantDocumentsOfQueries) {
  const auto judgements = read("query-id\tcorpus-id\tscore\nq1\ta\t1\nq1\tb\t0\r\n\nq2\tc\t2\nq3\td\t-1\n");
  ASSERT_TRUE(judgements.ok()) << judgements.error().message;
  EXPECT_EQ(*judgements, (Judgements{{"q1", {{"a", 1}}}, {"q2", {{"c", 2}}}}));
}

TEST_F(JudgementsTest, HeadingIsNotNeeded) {
  const auto judgements = read("q1\ta\t1");
  ASSERT_TRUE(judgements.ok());
  EXPECT_EQ(judgements->size(), 1);
}

TEST_F(JudgementsTest, MistakesNameTheLine) {
  expect_refused("q1\ta\t1\nq1 b 1\n", ":2: must be query, document and grade, separated by tabs");
  expect_refused("q1\t0\ta\t1\n", ":1: must be query, document and grade, separated by tabs");
  expect_refused("q1\ta\t1\nq1\tb\tgood\n", ":2: the grade must be a whole number up to 30");
  expect_refused("q1\ta\t1\nq1\tb\t0.5\n", ":2: the grade must be a whole number up to 30");
  expect_refused("q1\ta\t31\n", ":1: the grade must be a whole number up to 30");
  expect_refused("q1\ta\t1\n\ta\t1\n", ":2: query and document must not be empty");
  expect_refused("q1\ta\t1\nq1\ta\t0\n", ":2: this query and document were judged above; remove one line");
}

TEST_F(JudgementsTest, NothingRelevant) {
  expect_refused("q1\ta\t0\n", ": no relevant document; every grade is 0 or less");
  expect_refused("", ": no relevant document; every grade is 0 or less");
}

TEST_F(JudgementsTest, NoFile) {
  const auto judgements = read_judgements(folder_ / "absent.tsv");
  ASSERT_FALSE(judgements.ok());
  EXPECT_EQ(judgements.error().code, malmoi::ErrorCode::not_found);
  EXPECT_EQ(judgements.error().message,
            folder_ / "absent.tsv" + ": cannot be read (No such file or directory); check the path");
}

TEST_F(JudgementsTest, FolderInPlaceOfAFile) {
  const auto judgements = read_judgements(folder_.path());
  ASSERT_FALSE(judgements.ok());
  EXPECT_THAT(judgements.error().message, StartsWith(folder_.path() + ": cannot be read"));
}

}  // namespace
}  // namespace relevance
