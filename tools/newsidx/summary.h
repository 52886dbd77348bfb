// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/indexer.h>
#include <malmoi/search_request.h>

namespace newsidx {

/// "added 3, updated 0, ... in 0.1 s"
std::string summary_line(const malmoi::UpdateSummary& summary, malmoi::Language language);

/// The JSON object of docs/operations.md. PATHs that are missing are among `rejected`.
std::string summary_json(const malmoi::UpdateSummary& summary);

/// One line on standard error for each input that was rejected and each PATH that is missing.
void report_rejections(const malmoi::UpdateSummary& summary);

}  // namespace newsidx
