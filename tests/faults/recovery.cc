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
  // Repeated commits have higher numbers.
  History history = rehearsal.history;
  history.last_commit += history.states.size() + 1;
  inspect(workshop.index(), history, history.last(), history.last(), findings);
  look_for_strays(workshop.index(), findings);
}

void check_recovery(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t promised, Findings& findings) {
  const History& history = rehearsal.history;
  inspect(workshop.index(), history, promised, std::min(promised + 1, history.last()), findings);
  check_repair(workshop, rehearsal, findings);
}

}  // namespace malmoi::faults
