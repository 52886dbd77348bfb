// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "newsd/exchange.h"

namespace newsd {

/// `192.0.2.1 "GET /search" 200 5321 1.2ms`: client, method and path, status (- where the client left before), bytes,
/// time. What was searched for is left out, unless asked for.
std::string access_line(const Exchange& exchange, double seconds, bool has_query);

}  // namespace newsd
