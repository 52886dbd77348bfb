// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "measure/stopwatch.h"

namespace measure {

/// An index built from nothing, as users build it.
struct BulkBuild {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  Cost cost;
  std::uint64_t peak_bytes = 0;
  std::map<std::string, std::uint64_t> files;  ///< bytes by name
};

/// In a process of its own. `index` must not exist.
malmoi::Result<BulkBuild> bulk_build(const std::vector<std::string>& paths, const std::string& index, unsigned jobs);

}  // namespace measure
