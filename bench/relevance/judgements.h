// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <map>
#include <string>
#include <unordered_map>

namespace relevance {

/// Grades above 0 of the documents relevant to one query.
using Grades = std::unordered_map<std::string, int>;

/// Queries with at least one relevant document.
using Judgements = std::map<std::string, Grades>;

/// Reads lines of query, document and grade, separated by tabs; the first line may be a heading.
/// Errors name the file and line.
malmoi::Result<Judgements> read_judgements(const std::string& path);

}  // namespace relevance
