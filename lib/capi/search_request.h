// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/capi.h>
#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/suggestions.h>

namespace malmoi::capi {

Result<SearchRequest> to_request(const malmoi_search_request* given);
Result<SuggestRequest> to_request(const malmoi_suggest_request* given);

}  // namespace malmoi::capi
