// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace throughput {

/// What an update does before it builds, on one thread, batch by batch, one stage after the other over each
/// batch: {"read": {"cpu_s", "wall_s"}, "parse", "analyse", "encode"}.
malmoi::Result<nlohmann::json> measure_stages(const std::vector<std::string>& paths);

}  // namespace throughput
