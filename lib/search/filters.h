// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/error.h>

#include "query/syntax.h"

namespace malmoi::search {

/// The filters of a SearchRequest as clauses that must hold. Errors: invalid_argument where `from` or `to` is no date,
/// or `from` is after `to`.
Result<std::vector<query::Node>> filters_of(const std::string& from, const std::string& to,
                                            const std::vector<std::string>& categories,
                                            const std::vector<std::string>& tags);

}  // namespace malmoi::search
