// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "measure/bulk_build.h"
#include "measure/passes.h"

namespace scale {

/// How one size of corpus was indexed and searched.
struct Size {
  std::string corpus;  ///< "real" or "made"
  measure::BulkBuild build;
  measure::Distribution cold;  ///< 100 ids
  measure::Distribution warm;
};

std::string markdown(const std::vector<Size>& sizes);
nlohmann::ordered_json to_json(const std::vector<Size>& sizes);
/// Build rate, memory, size and search times against the number of articles; of made corpora, and the real one.
std::string plot(const std::vector<Size>& sizes);

}  // namespace scale
