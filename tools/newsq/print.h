// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include <malmoi/search_results.h>
#include <malmoi/suggestions.h>

#include "newsq/look.h"

namespace newsq {

/// Prints an answer for people. `first_rank` is the rank of the first hit.
void print_results(const malmoi::SearchResults& results, std::uint32_t first_rank, const Look& look);

/// A suggestion in one row of so many columns; 0 for as long as it is.
std::string suggestion_line(const malmoi::Suggestion& suggestion, std::size_t columns, const Look& look);

/// One a line.
void print_suggestions(const malmoi::Suggestions& suggestions, const Look& look);

}  // namespace newsq
