// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include "call_log.h"
#include "history.h"
#include "scenario.h"

namespace malmoi::faults {

/// An undisturbed run of a scenario, after which it can be disturbed at any of its calls.
struct Rehearsal {
  const Scenario& scenario;
  History history;
  std::vector<FileCall> calls;
  std::chrono::microseconds time{0};

  /// Numbers of counted calls, from 1: all, or so many by a seed and all those around commits. 0 for all.
  std::vector<std::uint64_t> points(std::size_t most, std::uint32_t seed) const;
  /// How many files are opened, for whatever purpose.
  std::uint64_t looks() const;
  /// The call of a number.
  const FileCall& call(std::uint64_t point) const;
};

/// Does it rename a file to CURRENT?
bool is_commit(const FileCall& call);

/// Makes the template of the world. Throws where the run is not what the scenario says.
Rehearsal rehearse(const Workshop& workshop, const Scenario& scenario);

}  // namespace malmoi::faults
