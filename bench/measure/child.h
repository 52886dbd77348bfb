// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>

#include "measure/stopwatch.h"

namespace measure {

/// What a child process did.
struct ChildReport {
  nlohmann::json value;          ///< what the work returned
  Cost cost;                     ///< from fork to exit
  std::uint64_t peak_bytes = 0;  ///< the most memory that was resident
};

/// Runs the work in a process of its own, so that its peak memory and allocator are nobody else's. Call
/// while the program has one thread and little memory, which the child begins with.
malmoi::Result<ChildReport> run_in_child(const std::function<malmoi::Result<nlohmann::json>()>& work);

}  // namespace measure
