// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/search_results.h>

#include "newsd/page/page_query.h"

namespace newsd {

/// Links that narrow a search down, as HTML; empty where there is nothing to choose from.
std::string facets(const PageQuery& query, const malmoi::SearchResults& results);

/// The filters of a search, each as a link that removes it; empty where there are none.
std::string filters(const PageQuery& query);

}  // namespace newsd
