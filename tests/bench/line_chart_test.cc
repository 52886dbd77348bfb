// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/line_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace measure {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(LineChart, DrawsEverySeriesAndEscapesNames) {
  const std::string svg =
      line_charts("all", {{"first", {"x", true}, {"ms", false}, {{"a<b", {{10, 1}, {100, 2}}}, {"c", {{10, 3}}}}},
                          {"second", {"x", false}, {"", true}, {{"d", {{0, 0.1}, {1, 10}}}}}});
  EXPECT_THAT(svg, StartsWith("<svg xmlns="));
  EXPECT_THAT(svg, EndsWith("</svg>\n"));
  EXPECT_THAT(svg, HasSubstr("<title>a&lt;b: 10, 1</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>c: 10, 3</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>d: 1, 10</title>"));
  EXPECT_THAT(svg, HasSubstr("first, ms"));
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
}

TEST(LineChart, LogarithmicAxesPassOverWhatHasNoLogarithm) {
  const std::string svg = line_charts("all", {{"only", {"x", true}, {"y", true}, {{"a", {{0, 1}, {1, 0}, {2, 3}}}}}});
  EXPECT_THAT(svg, HasSubstr("<title>a: 2, 3</title>"));
  EXPECT_THAT(svg, Not(HasSubstr("<title>a: 0, 1</title>")));
  EXPECT_THAT(svg, Not(HasSubstr("inf")));
}

TEST(LineChart, NothingToDrawIsStillAPicture) {
  EXPECT_THAT(line_charts("all", {{"empty", {"x", true}, {"y", false}, {}}}), EndsWith("</svg>\n"));
}

}  // namespace
}  // namespace measure
