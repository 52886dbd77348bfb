// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/metrics.h"

#include <gtest/gtest.h>

#include <string>

namespace relevance {
namespace {

std::vector<RankedDocument> answer(const std::vector<std::string>& ids) {
  std::vector<RankedDocument> documents;
  for (const std::string& id : ids) documents.push_back({id, 1.0});
  return documents;
}

/// So many documents nobody judged, and then one more.
std::vector<RankedDocument> at_rank(std::size_t rank, const std::string& id) {
  std::vector<RankedDocument> documents;
  while (documents.size() + 1 < rank) documents.push_back({"other" + std::to_string(documents.size()), 1.0});
  documents.push_back({id, 1.0});
  return documents;
}

TEST(Metrics, GradesByHand) {
  const Grades relevant = {{"b", 2}, {"c", 1}, {"d", 1}};
  const Scores scores = score(answer({"a", "b", "c"}), relevant);
  // (3/log2(3) + 1/log2(4)) / (3/log2(2) + 1/log2(3) + 1/log2(4)) = 2.392789 / 4.130930
  EXPECT_NEAR(scores[ndcg_10], 0.579238, 1e-6);
  EXPECT_DOUBLE_EQ(scores[mrr_10], 0.5);
  EXPECT_DOUBLE_EQ(scores[recall_10], 2.0 / 3);
  EXPECT_DOUBLE_EQ(scores[recall_100], 2.0 / 3);
  EXPECT_DOUBLE_EQ(scores[precision_1], 0);
}

TEST(Metrics, PerfectOrderIsOne) {
  const Scores scores = score(answer({"x", "y"}), {{"y", 1}, {"x", 3}});
  for (const double each : scores) EXPECT_DOUBLE_EQ(each, 1);
}

TEST(Metrics, WrongOrderOfGradesIsLess) {
  // (1 + 7/log2(3)) / (7 + 1/log2(3))
  EXPECT_NEAR(score(answer({"y", "x"}), {{"y", 1}, {"x", 3}})[ndcg_10], 0.709810, 1e-6);
}

TEST(Metrics, EmptyAnswerIsZero) {
  for (const double each : score(answer({}), {{"a", 1}})) EXPECT_EQ(each, 0);
}

TEST(Metrics, CutAtTen) {
  const Scores tenth = score(at_rank(10, "a"), {{"a", 1}});
  EXPECT_NEAR(tenth[ndcg_10], 0.289065, 1e-6);  // 1/log2(11)
  EXPECT_DOUBLE_EQ(tenth[mrr_10], 0.1);
  EXPECT_DOUBLE_EQ(tenth[recall_10], 1);
  const Scores eleventh = score(at_rank(11, "a"), {{"a", 1}});
  EXPECT_EQ(eleventh[ndcg_10], 0);
  EXPECT_EQ(eleventh[mrr_10], 0);
  EXPECT_EQ(eleventh[recall_10], 0);
  EXPECT_DOUBLE_EQ(eleventh[recall_100], 1);
}

TEST(Metrics, RecallCutAtHundred) {
  EXPECT_DOUBLE_EQ(score(at_rank(100, "a"), {{"a", 1}})[recall_100], 1);
  EXPECT_EQ(score(at_rank(101, "a"), {{"a", 1}})[recall_100], 0);
}

TEST(Metrics, IdealOrderHasTenPlacesAndRecallAllDocuments) {
  Grades relevant;
  std::vector<std::string> ids;
  for (int i = 0; i < 20; ++i) {
    ids.push_back("d" + std::to_string(i));
    relevant[ids.back()] = 1;
  }
  const Scores scores = score(answer({ids.begin(), ids.begin() + 10}), relevant);
  EXPECT_DOUBLE_EQ(scores[ndcg_10], 1);
  EXPECT_DOUBLE_EQ(scores[recall_10], 0.5);
}

TEST(Metrics, QueriesWithoutAnswerCountAndUnjudgedOnesDoNot) {
  const Judgements judgements = {{"q1", {{"a", 1}}}, {"q2", {{"b", 1}}}};
  const relevance::Run run = {{"q1", answer({"a"})}, {"unjudged", answer({"a"})}};
  const std::vector<Scores> scores = score(run, judgements);
  ASSERT_EQ(scores.size(), 2);
  for (const double each : average(scores)) EXPECT_DOUBLE_EQ(each, 0.5);
  EXPECT_EQ(column(scores, ndcg_10), (std::vector<double>{1, 0}));
}

TEST(Metrics, AverageOfNothing) { EXPECT_EQ(average({}), Scores{}); }

}  // namespace
}  // namespace relevance
