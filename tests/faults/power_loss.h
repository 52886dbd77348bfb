// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "rehearsal.h"
#include "tally.h"

namespace malmoi::faults {

/// Loses power after each call of a run, with all that was not synced dropped, and in other variants (Kept). Then runs
/// that were killed, or of which a sync failed, and the next run after them: power is lost at each call from there on.
/// `most` of all these by a seed, 0 for all.
void lose_power(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                Tally& tally);

}  // namespace malmoi::faults
