// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/queries.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace measure {
namespace {

class QueriesTest : public testing::Test {
 protected:
  void expect_refused(const std::string& text, const std::string& line_and_message) const {
    const auto queries = read_queries(folder_.write("queries.jsonl", text));
    ASSERT_FALSE(queries.ok());
    EXPECT_EQ(queries.error().message, folder_ / "queries.jsonl" + line_and_message);
  }

  malmoi::TemporaryFolder folder_;
};

TEST_F(QueriesTest, IdsAndTexts) {
  const auto queries = read_queries(folder_.write("queries.jsonl",
                                                  "{\"_id\": \"q1\", \"text\": \"버스 노선\"}\n"
                                                  "\n"
                                                  "{\"_id\": 2, \"text\": \"\", \"other\": []}\r\n"));
  ASSERT_TRUE(queries.ok()) << queries.error().message;
  ASSERT_EQ(queries->size(), 2);
  EXPECT_EQ((*queries)[0].id, "q1");
  EXPECT_EQ((*queries)[0].text, "버스 노선");
  EXPECT_EQ((*queries)[1].id, "2");
  EXPECT_EQ((*queries)[1].text, "");
}

TEST_F(QueriesTest, MistakesNameTheLine) {
  const std::string good = "{\"_id\": \"q1\", \"text\": \"버스\"}\n";
  const std::string no_query = ":2: no query; a line must be {\"_id\": .., \"text\": ..}";
  expect_refused(good + "{\"_id\": \"q2\"", no_query);
  expect_refused(good + "[1, 2]", no_query);
  expect_refused(good + "{\"_id\": \"q2\"}", no_query);
  expect_refused(good + "{\"_id\": \"q2\", \"text\": 5}", no_query);
  expect_refused(good + "{\"text\": \"버스\"}", no_query);
  expect_refused(good + "{\"_id\": \"q 2\", \"text\": \"버스\"}",
                 ":2: white space in \"_id\"; a TREC run cannot hold it");
  expect_refused(good + good, ":2: \"_id\" q1 is there twice; remove one line");
  expect_refused(good + "{\"_id\": \"\xFF\", \"text\": \"버스\"}", no_query);
}

}  // namespace
}  // namespace measure
