// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "rehearsal.h"
#include "tally.h"

namespace malmoi::faults {

/// Lets each call that changes files fail, once and from there on, with each of ENOSPC, EDQUOT, EIO and EROFS, and
/// each open with EMFILE; `most` of these by a seed, 0 for all. The program must say in one line what failed and what
/// to do, or do without; the index is the old one or the new one, and the next run makes it whole.
void fail_calls(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                Tally& tally);

/// Short and interrupted writes, which a program must not take for failures.
void disturb_writes(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally);

/// Small limits on open files: a clear error or success.
void limit_open_files(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally);

}  // namespace malmoi::faults
