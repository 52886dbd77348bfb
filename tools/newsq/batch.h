// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/searcher.h>

#include "cli/exit_status.h"

namespace newsq {

/// Answers each {"_id", "text"} line of the file `queries` and writes a TREC run to the file `run`
/// ("-": standard output). Lines that hold no query are reported and left out. Latencies go to
/// standard error.
cli::ExitStatus answer_batch(const malmoi::Searcher& searcher, malmoi::SearchRequest request,
                             const std::string& queries, const std::string& run);

}  // namespace newsq
