// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/searcher.h>

#include "newsd/http.h"

namespace newsd {

/// The search page, `GET /`.
Response page(const malmoi::Searcher& searcher, const Request& request);

/// A stored article and those like it, `GET /read?id=`.
Response read(const malmoi::Searcher& searcher, const Request& request);

/// Its style sheet, script and icon, `GET /assets/NAME`: `rest` is the name.
Response asset(const Request& request);

}  // namespace newsd
