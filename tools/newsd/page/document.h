// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "newsd/page/page_query.h"

namespace newsd {

/// A whole HTML document: the search form as `query` fills it, and around `main`, which is HTML. `title` is text.
std::string document(const PageQuery& query, std::string_view title, std::string_view main);

}  // namespace newsd
