// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/search_results.h>

#include "newsq/look.h"

namespace newsq {

/// Prints an answer for people. `first_rank` is the rank of the first hit.
void print_results(const malmoi::SearchResults& results, std::uint32_t first_rank, const Look& look);

}  // namespace newsq
