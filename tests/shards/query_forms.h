// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/search_request.h>

namespace malmoi {

/// Requests of all forms of docs/query-language.md over what articles say, `each` of every form.
std::vector<SearchRequest> requests_of_all_forms(const std::vector<Article>& articles, std::size_t each,
                                                 std::uint32_t seed);

}  // namespace malmoi
