// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "index/term_statistics.h"
#include "query/condition.h"
#include "query/deadline.h"

namespace malmoi::query {

/// A prefix of Latin letters or digits stands for at most this many terms, the most frequent ones.
inline constexpr std::size_t max_expansions = 1000;

struct Expansion {
  Condition terms;          ///< any of those that begin so
  bool is_limited = false;  ///< there are more
};

/// The terms of the index that begin so. Behind the deadline, and where the index cannot be read (see
/// TermStatistics::failure()), some of them.
Expansion expand(const std::string& beginning, const index::TermStatistics& statistics, Deadline& deadline);

}  // namespace malmoi::query
