// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace throughput {

/// What Xapian alone takes to build a database of the same terms and stored records, which are made before
/// its time begins: {"shards": {"cpu_s", "wall_s"}, "merge": ..}. On one thread, in small shards, because it
/// inverts those twice as fast as large ones; without positions and term lists.
malmoi::Result<nlohmann::json> measure_ceiling(const std::vector<std::string>& paths, const std::string& folder);

}  // namespace throughput
