// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "rehearsal.h"
#include "tally.h"

namespace malmoi::faults {

/// Nothing outside of the index is changed, so that a full TMPDIR does not matter.
void stay_in_index(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally);

/// Searching, `info` and `check` change nothing at all, so that they work on a read-only file system; what changes
/// the index says clearly that it cannot.
void use_read_only(const Workshop& workshop, const Rehearsal& rehearsal, const std::string& newsq, Tally& tally);

}  // namespace malmoi::faults
