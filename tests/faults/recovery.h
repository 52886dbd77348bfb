// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "child.h"
#include "findings.h"
#include "rehearsal.h"

namespace malmoi::faults {

/// The state that a program has promised to have reached: by its lines, or by ending well.
std::size_t promised(const Ended& ended, const History& history);

/// What every disturbed run is followed by: the index as it lies there must hold one of the states `from` to `to`, and
/// the next run, left alone, must make it whole and leave nothing behind.
void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t from, std::size_t to,
                    Findings& findings);

/// The same after a run that has ended so: what it has promised, or what it was about to commit.
void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, const Ended& ended, Findings& findings);

/// Only the next run.
void check_repair(const Workshop& workshop, const Rehearsal& rehearsal, Findings& findings);

}  // namespace malmoi::faults
