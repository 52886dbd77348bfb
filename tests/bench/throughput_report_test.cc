// SPDX-License-Identifier: GPL-2.0-or-later
#include "throughput/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace throughput {
namespace {

using testing::HasSubstr;

nlohmann::json cost(double seconds) { return {{"cpu_s", seconds}, {"wall_s", seconds * 2}}; }

Round round_of(double whole_seconds) {
  Round round;
  round.stages = {{"read", cost(0.1)}, {"parse", cost(0.2)}, {"analyse", cost(0.3)}, {"encode", cost(0.4)}};
  round.ceiling = {{"shards", cost(3)}, {"merge", cost(1)}};
  round.one_thread = {100, 8'000'000, {whole_seconds, whole_seconds * 2}, 50'000'000, {}};
  round.one_thread.files = {{"docdata.glass", 4'000'000}, {"postlist.glass", 2'000'000}, {"iamglass", 1'000}};
  round.all_threads = round.one_thread;
  round.all_threads.cost.wall = whole_seconds;
  return round;
}

const nlohmann::ordered_json& named(const nlohmann::ordered_json& rows, const std::string& name) {
  static const nlohmann::ordered_json none;
  for (const auto& row : rows) {
    if (row["name"] == name) return row;
  }
  return none;
}

TEST(ThroughputReport, BuildingIsWhatTheWholeTakesBeyondItsStages) {
  const auto object = to_json(report({round_of(2)}, 2));
  EXPECT_NEAR(named(object["stages"], "build, merge, write")["cpu_s"], 1, 1e-9);
  EXPECT_NEAR(named(object["stages"], "build, merge, write")["wall_s"], 2, 1e-9);
  EXPECT_NEAR(named(object["stages"], "whole update, 1 thread")["mb_per_cpu_s"], 4, 1e-9);
  EXPECT_NEAR(named(object["stages"], "whole update, 2 threads")["mb_per_wall_s"], 4, 1e-9);
  EXPECT_NEAR(named(object["stages"], "Xapian alone, terms ready-made")["mb_per_cpu_s"], 2, 1e-9);
}

TEST(ThroughputReport, MediansOverRounds) {
  const auto object = to_json(report({round_of(9), round_of(2), round_of(3)}, 2));
  EXPECT_EQ(named(object["stages"], "whole update, 1 thread")["cpu_s"], 3);
}

TEST(ThroughputReport, SizesByTable) {
  const Report medians = report({round_of(2)}, 2);
  const auto object = to_json(medians);
  EXPECT_EQ(object["index"]["postlist.glass"]["bytes"], 2'000'000);
  EXPECT_EQ(object["index"]["other files"]["bytes"], 1'000);
  EXPECT_EQ(object["index"]["without stored text"]["bytes"], 2'001'000);
  EXPECT_EQ(object["index"]["docdata.glass"]["share_of_text"], 0.5);
  EXPECT_THAT(markdown(medians), HasSubstr("| docdata.glass | 4.00 | 0.500 |\n"));
  EXPECT_THAT(markdown(medians), HasSubstr("| **whole update, 1 thread** | 2.00 | 4.0 | 4.00 | 2.0 |\n"));
}

}  // namespace
}  // namespace throughput
