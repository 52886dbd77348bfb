// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "index/term_statistics.h"
#include "query/condition.h"
#include "query/deadline.h"

namespace malmoi::query {

// Behind the deadline, and where the index cannot be read (see TermStatistics::failure()), some of the terms.

/// Terms of the index, behind `prefix`, that are the syllable alone or a pair that begins with it.
Condition terms_beginning(char32_t syllable, std::string_view prefix, const index::TermStatistics& statistics,
                          Deadline& deadline);
/// Those that are a pair and end with it.
Condition pairs_ending(char32_t syllable, std::string_view prefix, const index::TermStatistics& statistics,
                       Deadline& deadline);

}  // namespace malmoi::query
