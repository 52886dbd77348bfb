// SPDX-License-Identifier: GPL-2.0-or-later
#include "kills.h"

#include <random>

#include "recovery.h"
#include "watching_readers.h"

namespace malmoi::faults {
namespace {

/// Returns whether the program was killed; it may have been done before.
bool kill_once(const Workshop& workshop, const Rehearsal& rehearsal, const ChildOptions& options,
               const std::string& where, Tally& tally) {
  workshop.reset_world();
  Findings findings;
  bool killed = false;
  {
    const WatchingReaders readers(workshop.index(), rehearsal.history, findings);
    const Ended ended = run_child(workshop, rehearsal.scenario.command, options);
    killed = ended.killed();
    if (!killed && (ended.signal != 0 || ended.status != 0)) {
      findings.add(Fault::wrong_exit, "fails before it is killed: " + ended.errors);
    }
    check_recovery(workshop, rehearsal, ended, findings);
    tally.count_searches(readers.searches());
  }
  if (killed || findings.count() > 0) tally.count(rehearsal.scenario.name, where, findings);
  return killed;
}

}  // namespace

void kill_at_calls(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                   Tally& tally) {
  for (const std::uint64_t point : rehearsal.points(most, seed)) {
    const FileCall& call = rehearsal.call(point);
    const std::string where = "call " + std::to_string(point) + ", " + call.path;
    kill_once(workshop, rehearsal, {.plan = {Action::kill_before, point}}, "before " + where, tally);
    if (call.header.call != Call::write) continue;
    kill_once(workshop, rehearsal, {.plan = {Action::kill_amid, point}}, "amid " + where, tally);
  }
}

void kill_at_instants(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t kills, std::uint32_t seed,
                      Tally& tally) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<long> instants(0, rehearsal.time.count());
  for (std::size_t killed = 0; killed < kills;) {
    const std::chrono::microseconds instant(instants(random));
    const std::string where = "after " + std::to_string(instant.count()) + " us";
    killed += kill_once(workshop, rehearsal, {.kill_after = instant}, where, tally);
  }
}

}  // namespace malmoi::faults
