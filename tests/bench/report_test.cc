// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/markdown.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "relevance/json_report.h"

namespace relevance {
namespace {

Figures figures_of(const std::string& set, double ndcg) {
  Figures figures{set, 10, {}, {ndcg - 0.01, ndcg + 0.01}, {}};
  figures.average = {ndcg, 0.1, 0.2, 0.3, 0.4};
  return figures;
}

Difference difference_of(double delta, double p) {
  Difference difference;
  difference.delta[ndcg_10] = delta;
  difference.delta[recall_100] = -0.05;
  difference.p = p;
  return difference;
}

Report compared() {
  Report report{{figures_of("a", 0.5)}, {{"x|y", {figures_of("a", 0.25)}, {difference_of(0.25, 0.00013)}}}};
  report.figures[0].latency = Latency{1.234, 20};
  return report;
}

LadderReport two_steps() {
  return {{"first", {figures_of("a", 0.5), figures_of("b", 0.7), figures_of("macro", 0.6)}, {}, true},
          {"+ second",
           {figures_of("a", 0.6), figures_of("b", 0.7), figures_of("macro", 0.65)},
           {{difference_of(0.1, 0.01), difference_of(0, 1), difference_of(0.05, 0.02)}},
           true}};
}

TEST(Markdown, SetsWithTimesAndOpponent) {
  EXPECT_EQ(markdown(compared()),
            "| set | queries | nDCG@10 [95%] | MRR@10 | R@10 | R@100 | P@1 | p50 ms | p99 ms | x/y nDCG@10 | Δ nDCG@10 "
            "| p | Δ R@100 |\n"
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
            "| a | 10 | 0.5000 [0.490, 0.510] | 0.1000 | 0.2000 | 0.3000 | 0.4000 | 1.23 | 20.00 | 0.2500 | +0.2500 | "
            "0.0001 | -0.0500 |\n");
}

TEST(Markdown, SetsWithoutTimes) {
  EXPECT_EQ(markdown(Report{{figures_of("a", 0.5)}, {}}),
            "| set | queries | nDCG@10 [95%] | MRR@10 | R@10 | R@100 | P@1 |\n"
            "|---|---:|---:|---:|---:|---:|---:|\n"
            "| a | 10 | 0.5000 [0.490, 0.510] | 0.1000 | 0.2000 | 0.3000 | 0.4000 |\n");
}

TEST(Markdown, Ladder) {
  EXPECT_EQ(
      markdown(two_steps()),
      "| step | a | b | macro | Δ | p |\n"
      "|---|---:|---:|---:|---:|---:|\n"
      "| first | 0.5000 [0.490, 0.510] | 0.7000 [0.690, 0.710] | 0.6000 [0.590, 0.610] |  |  |\n"
      "| + second | 0.6000 [0.590, 0.610] | 0.7000 [0.690, 0.710] | 0.6500 [0.640, 0.660] | +0.0500 | 0.0200 |\n");
}

TEST(JsonReport, HoldsAllMetricsAndComparisons) {
  const auto json = to_json(compared());
  ASSERT_EQ(json["sets"].size(), 1);
  const auto& set = json["sets"][0];
  EXPECT_EQ(set["set"], "a");
  EXPECT_EQ(set["queries"], 10);
  EXPECT_EQ(set["nDCG@10"], 0.5);
  EXPECT_EQ(set["nDCG@10_interval"][0], 0.49);
  EXPECT_EQ(set["P@1"], 0.4);
  EXPECT_EQ(set["p99_ms"], 20);
  EXPECT_EQ(set["compare"][0]["name"], "x|y");
  EXPECT_EQ(set["compare"][0]["nDCG@10"], 0.25);
  EXPECT_EQ(set["compare"][0]["delta"]["R@100"], -0.05);
  EXPECT_EQ(set["compare"][0]["p"], 0.00013);
  EXPECT_FALSE(json.contains("macro"));
}

TEST(JsonReport, Ladder) {
  const auto json = to_json(two_steps());
  ASSERT_EQ(json["steps"].size(), 2);
  EXPECT_EQ(json["steps"][0]["name"], "first");
  EXPECT_EQ(json["steps"][0]["sets"].size(), 2);
  EXPECT_FALSE(json["steps"][0]["macro"].contains("p"));
  EXPECT_EQ(json["steps"][1]["macro"]["nDCG@10"], 0.65);
  EXPECT_EQ(json["steps"][1]["macro"]["p"], 0.02);
}

}  // namespace
}  // namespace relevance
