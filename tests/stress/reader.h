// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/searcher.h>

#include "board.h"

namespace stress {

/// Searches until the board says done, `searches_per_second` at most (0: without a pause), and checks each answer.
/// Complains about the first failures on standard error.
void read(const malmoi::Searcher& searcher, const Board& board, ReaderTally& tally, double searches_per_second);

}  // namespace stress
