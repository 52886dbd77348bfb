// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "measure/passes.h"

namespace latency {

/// How searches that give one kind of answer were timed.
struct Timing {
  std::string answer;  ///< "100 ids"
  measure::Pass cold;
  measure::Pass warm;      ///< one thread
  measure::Pass parallel;  ///< several
};

struct Report {
  std::vector<measure::Query> queries;
  std::vector<Timing> timings;
  unsigned jobs = 1;
};

/// Words between white space.
std::size_t length_in_words(const std::string& query);

std::string markdown(const Report& report);
nlohmann::ordered_json to_json(const Report& report);
/// Time against the share of queries that take no longer.
std::string plot(const Report& report);

}  // namespace latency
