// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "search/deadline.h"

namespace malmoi::search {

/// The same query, of which Xapian's matcher finds no further matches once the deadline has passed: its own
/// limit of time (Enquire::set_time_limit) only bounds what is counted beyond the best. For local databases;
/// `deadline` must outlive the query.
Xapian::Query timed(const Xapian::Query& query, Deadline& deadline);

}  // namespace malmoi::search
