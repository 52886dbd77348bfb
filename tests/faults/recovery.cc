// SPDX-License-Identifier: GPL-2.0-or-later
#include "recovery.h"

#include <algorithm>

#include "inspection.h"

namespace malmoi::faults {

std::size_t promised(const Ended& ended, const History& history) {
  if (ended.signal == 0 && ended.status == 0) return history.last();
  return std::min<std::size_t>(history.last(), static_cast<std::size_t>(std::ranges::count(ended.output, '\n')));
}

void check_repair(const Workshop& workshop, const Rehearsal& rehearsal, Findings& findings) {
  const Ended ended = run_child(workshop, rehearsal.scenario.repair_command());
  constexpr int partly_done = 3;  // articles to be deleted are gone already
  if (ended.signal != 0 || (ended.status != 0 && ended.status != partly_done)) {
    return findings.add(Fault::not_repaired, "the next run fails: " + ended.errors);
  }
  const std::size_t last = rehearsal.history.last();
  inspect(workshop.index(), rehearsal.history, last, last, findings);
  look_for_strays(workshop.index(), findings);
}

void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t from, std::size_t to,
                    Findings& findings) {
  inspect(workshop.index(), rehearsal.history, from, to, findings);
  check_repair(workshop, rehearsal, findings);
}

void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, const Ended& ended, Findings& findings) {
  const std::size_t from = promised(ended, rehearsal.history);
  check_recovery(workshop, rehearsal, from, std::min(from + 1, rehearsal.history.last()), findings);
}

}  // namespace malmoi::faults
