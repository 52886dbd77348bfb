// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>
#include <vector>

namespace measure {

struct Query {
  std::string id;
  std::string text;
};

/// Reads {"_id": .., "text": ..} lines. Errors name the file and line.
malmoi::Result<std::vector<Query>> read_queries(const std::string& path);

}  // namespace measure
