// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"

namespace malmoi::index {

/// Encodes all stored articles of a generation anew, on so many threads, and compares terms, lengths and values with
/// what its posting table holds. Returns the documents that differ, ascending. `snapshot` must have been built by
/// this analyzer. Errors: corrupt where the table or an article cannot be read; io.
Result<std::vector<std::uint32_t>> differing_documents(Snapshot& snapshot, const std::string& folder,
                                                       std::size_t generation, const AnalyzerSettings& analyzer,
                                                       unsigned jobs);

}  // namespace malmoi::index
