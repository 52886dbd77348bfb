// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/searcher.h>

#include "cli/exit_status.h"
#include "newsq/options.h"

namespace newsq {

/// Is there nothing to answer but a person at a terminal?
bool is_interactive(const Options& options);

/// Reads queries from the terminal and answers them, until the person ends it. The options hold for each search.
cli::ExitStatus converse(const malmoi::Searcher& searcher, const Options& options);

}  // namespace newsq
