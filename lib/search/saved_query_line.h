// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/error.h>
#include <malmoi/saved_queries.h>

namespace malmoi::search {

/// A line of a file of saved queries. Errors: bad_input, invalid_argument.
Result<SavedQuery> read_saved_query(std::string_view line);
/// The same the other way round, without a line end.
std::string to_line(const SavedQuery& query);

/// Can this be the id of a saved query? invalid_argument.
Status check_query_id(const std::string& id);

}  // namespace malmoi::search
