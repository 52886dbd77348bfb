// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "rehearsal.h"
#include "tally.h"

namespace malmoi::faults {

/// Kills a program before each of its calls that change files, and amid each write; `most` of these points by a seed,
/// 0 for all.
void kill_at_calls(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                   Tally& tally);

/// So many kills at random instants of its run.
void kill_at_instants(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t kills, std::uint32_t seed,
                      Tally& tally);

}  // namespace malmoi::faults
