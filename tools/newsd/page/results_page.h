// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>
#include <malmoi/search_results.h>

#include "newsd/page/page_query.h"

namespace newsd {

/// The page that answers a search, as HTML.
std::string results_page(const PageQuery& query, const malmoi::SearchResults& results);

/// The page in place of an answer.
std::string error_page(const PageQuery& query, const malmoi::Error& error);

}  // namespace newsd
