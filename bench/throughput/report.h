// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "measure/bulk_build.h"

namespace throughput {

/// One round: a row is a stage or a whole.
struct Round {
  nlohmann::json stages;   ///< of measure_stages()
  nlohmann::json ceiling;  ///< of measure_ceiling()
  measure::BulkBuild one_thread;
  measure::BulkBuild all_threads;
};

struct Row {
  std::string name;
  measure::Cost cost;
  bool is_whole = false;  ///< else a part of the next whole
};

struct Report {
  std::vector<Row> rows;  ///< medians over rounds
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t peak_one_thread = 0;  ///< medians
  std::uint64_t peak_all_threads = 0;
  std::map<std::string, std::uint64_t> files;  ///< of the index that one thread built
  unsigned jobs = 1;
};

Report report(const std::vector<Round>& rounds, unsigned jobs);

std::string markdown(const Report& report);
nlohmann::ordered_json to_json(const Report& report);
std::string plot(const Report& report);

}  // namespace throughput
