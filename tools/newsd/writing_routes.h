// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/settings.h>

#include "newsd/router.h"
#include "newsd/writer.h"

namespace newsd {

/// The operations that change the index. `writer` is null where the server only reads; then they are refused.
std::vector<Route> writing_routes(const malmoi::Settings& settings, Writer* writer);

}  // namespace newsd
