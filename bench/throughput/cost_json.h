// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "measure/stopwatch.h"

namespace throughput {

inline nlohmann::json to_json(const measure::Cost& cost) { return {{"cpu_s", cost.cpu}, {"wall_s", cost.wall}}; }

}  // namespace throughput
