// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/search_results.h>

#include "newsd/page/page_query.h"

namespace newsd {

/// The page that shows a stored article and those like it, as HTML.
std::string article_page(const PageQuery& query, const malmoi::Article& article,
                         const std::vector<malmoi::Hit>& similar);

}  // namespace newsd
