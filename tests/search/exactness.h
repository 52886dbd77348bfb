// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/searcher.h>

#include "random_queries.h"

namespace malmoi::search {

/// Does the index find the articles that reading finds, all of them and no other, and count them right? What is
/// wrong, or nothing. At most 10,000 articles.
std::string disagreement(const Searcher& searcher, const std::vector<ReadArticle>& articles, const RandomQuery& query);

}  // namespace malmoi::search
