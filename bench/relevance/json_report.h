// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "relevance/report.h"

namespace relevance {

/// {"sets": [..], "macro": ..}, each with all metrics and with those of opponents under "compare".
nlohmann::ordered_json to_json(const Report& report);

/// {"steps": [{"name", "sets": [..], "macro": ..}, ..]}.
nlohmann::ordered_json to_json(const LadderReport& report);

}  // namespace relevance
