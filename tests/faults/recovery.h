// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "child.h"
#include "findings.h"
#include "rehearsal.h"

namespace malmoi::faults {

/// The state that a program has promised to have reached: by its lines, or by ending well.
std::size_t promised(const Ended& ended, const History& history);

/// What every disturbed run is followed by: the index as it lies there must be what was promised, or what was being
/// committed; the next run, left alone, must make it whole and leave nothing behind.
void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t promised, Findings& findings);

/// Only the next run.
void check_repair(const Workshop& workshop, const Rehearsal& rehearsal, Findings& findings);

}  // namespace malmoi::faults
