// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <map>
#include <string>
#include <vector>

namespace relevance {

struct RankedDocument {
  std::string id;
  double score = 0;
};

/// What an engine answered: for each query its documents, best first, each once.
using Run = std::map<std::string, std::vector<RankedDocument>>;

/// Reads a TREC run, lines of `query Q0 document rank score tag`. Documents are ordered by score, then
/// by rank. Errors name the file and line.
malmoi::Result<Run> read_run(const std::string& path);

/// Writes a TREC run. Scores have as many digits as it takes to read them back unchanged.
malmoi::Status write_run(const std::string& path, const Run& run, const std::string& tag);

}  // namespace relevance
