// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "findings.h"
#include "history.h"

namespace malmoi::faults {

/// Opens an index as it is, without repair, and compares all of it with what it may hold: a state of `from` to `to`,
/// each article once, found by its id and by its words.
void inspect(const std::string& index, const History& history, std::size_t from, std::size_t to, Findings& findings);

/// The same, where single inputs may have been rejected: each article is that of the first state or of the last.
void inspect_mixed(const std::string& index, const History& history, Findings& findings);

/// Files of the folder that the newest commit does not name.
void look_for_strays(const std::string& index, Findings& findings);

}  // namespace malmoi::faults
