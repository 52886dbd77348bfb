// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/search_results.h>

#include "newsd/page/page_query.h"

namespace newsd {

/// One hit of a list, as HTML; with its near-duplicates where the query asks for them.
std::string hit_item(const PageQuery& query, const malmoi::Hit& hit);

/// A link to where an article can be read: its own address, else here. Around HTML, or a word for no title.
std::string article_link(const PageQuery& query, const std::string& id, const std::string& url,
                         const std::string& html);

/// Article::published for people and programs; empty where it is.
std::string date_element(const PageQuery& query, const std::string& published);

}  // namespace newsd
