// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/error.h>

#include "glass/database.h"
#include "query/condition.h"
#include "query/deadline.h"
#include "query/document_set.h"

namespace malmoi::query {

/// Drops the documents that do not meet a condition; behind the deadline, also those that were not looked at.
/// Errors: corrupt, io.
Status narrow(DocumentSet& documents, const Condition& condition, const glass::Database& database, Deadline& deadline);

/// Does any document, dead or alive, meet a condition? Behind the deadline, none.
Result<bool> is_met(const Condition& condition, const std::vector<const glass::Database*>& databases,
                    Deadline& deadline);

}  // namespace malmoi::query
