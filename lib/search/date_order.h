// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/search_request.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/document_set.h"
#include "search/match.h"

namespace malmoi::search {

/// An article's place in an order by date, the highest first; 0 where it has no date. By relevance, newer ones come
/// first. Errors: corrupt, io.
Result<std::uint64_t> date_key(const index::Snapshot& snapshot, std::uint32_t document, Sort sort);

/// The `most` documents that come first by date, and up to so many `ties` that equal the last. Behind the deadline,
/// of some of them. `documents`: by generation. Errors: corrupt, io.
Result<std::vector<Match>> first_by_date(const index::Snapshot& snapshot,
                                         const std::vector<query::DocumentSet>& documents, std::size_t most,
                                         std::size_t ties, Sort sort, query::Deadline& deadline);

}  // namespace malmoi::search
