// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/plot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relevance {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Figures figures_of(const std::string& set, double ndcg) {
  return {set, 10, {ndcg, 0, 0, 0, 0}, {ndcg - 0.02, ndcg + 0.02}, {}};
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++times;
  return times;
}

TEST(Plot, OneMarkForEachStepAndSet) {
  const std::string svg = plot({{"first", {figures_of("a", 0.5), figures_of("b", 0.7)}, {}, true},
                                {"+ <second>", {figures_of("a", 0.6), figures_of("b", 0.7)}, {}, true},
                                {"other", {figures_of("a", 0.55), figures_of("b", 0.72)}, {}, false}});
  EXPECT_THAT(svg, StartsWith("<svg xmlns="));
  EXPECT_THAT(svg, EndsWith("</svg>\n"));
  EXPECT_EQ(count(svg, "<g>"), 6);
  EXPECT_EQ(count(svg, "<g>"), count(svg, "</g>"));
  EXPECT_EQ(count(svg, "<circle class=\"engine\""), 2 + 1);  // and the legend's
  EXPECT_THAT(svg, HasSubstr("<title>b, + &lt;second&gt;: 0.7000 [0.680, 0.720]</title>"));
  EXPECT_THAT(svg, Not(HasSubstr("<second>")));
}

TEST(Plot, AxisEnclosesAllIntervals) {
  const std::string svg = plot({{"only", {figures_of("a", 0.43), figures_of("b", 0.58)}, {}, true}});
  EXPECT_THAT(svg, HasSubstr(">0.40<"));
  EXPECT_THAT(svg, HasSubstr(">0.60<"));
  EXPECT_THAT(svg, Not(HasSubstr(">0.35<")));
  EXPECT_THAT(svg, Not(HasSubstr(">0.65<")));
}

}  // namespace
}  // namespace relevance
