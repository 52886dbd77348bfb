// SPDX-License-Identifier: GPL-2.0-or-later
#include "failures.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <random>

#include "inspection.h"
#include "recovery.h"

namespace malmoi::faults {
namespace {

constexpr std::array disk_errors{ENOSPC, EDQUOT, EIO, EROFS};
constexpr int partly_done = 3;

struct Failure {
  Plan plan;
  std::string where;
};

/// One line that names a file and says what to do.
bool is_clear(const std::string& errors, const Workshop& workshop) {
  const bool one_line = errors.ends_with('\n') && std::ranges::count(errors, '\n') == 1;
  return one_line && errors.find(workshop.folder) != std::string::npos && errors.find("; ") != std::string::npos;
}

void run_failing(const Workshop& workshop, const Rehearsal& rehearsal, const ChildOptions& options,
                 const std::string& where, Tally& tally) {
  workshop.reset_world();
  Findings findings;
  const Ended ended = run_child(workshop, rehearsal.scenario.command, options);
  const bool is_done = ended.status == 0 && ended.signal == 0;
  if (ended.signal != 0) findings.add(Fault::wrong_exit, "ends by signal " + std::to_string(ended.signal));
  if (ended.status == 1 && !is_clear(ended.errors, workshop)) findings.add(Fault::wrong_exit, "says " + ended.errors);
  if (ended.status == partly_done) {
    inspect_mixed(workshop.index(), rehearsal.history, findings);
    check_repair(workshop, rehearsal, findings);
  } else {
    if (ended.status > 1)
      findings.add(Fault::wrong_exit, "status " + std::to_string(ended.status) + ": " + ended.errors);
    if (is_done && !ended.errors.empty()) findings.add(Fault::wrong_exit, "succeeds, but says " + ended.errors);
    check_recovery(workshop, rehearsal, ended, findings);
  }
  tally.count(rehearsal.scenario.name, where, findings);
}

std::vector<Failure> all_failures(const Rehearsal& rehearsal) {
  std::vector<Failure> all;
  for (const std::uint64_t point : rehearsal.points(0, 0)) {
    const std::string path = rehearsal.call(point).path;
    for (const int error : disk_errors) {
      const std::string where = std::string(strerrorname_np(error)) + " at call " + std::to_string(point) + ", " + path;
      all.push_back({{Action::fail, point, error}, where});
      all.push_back({{Action::fail_from, point, error}, where + " and later"});
    }
  }
  for (std::uint64_t look = 1; look <= rehearsal.looks(); ++look) {
    const std::string where = "EMFILE at open " + std::to_string(look);
    all.push_back({{Action::fail_open, look, EMFILE}, where});
    all.push_back({{Action::fail_opens, look, EMFILE}, where + " and later"});
  }
  return all;
}

}  // namespace

void fail_calls(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                Tally& tally) {
  std::vector<Failure> failures = all_failures(rehearsal);
  if (most > 0 && most < failures.size()) {
    std::mt19937 random(seed);
    std::shuffle(failures.begin(), failures.end(), random);
    failures.resize(most);
  }
  for (const auto& [plan, where] : failures) run_failing(workshop, rehearsal, {.plan = plan}, where, tally);
}

void disturb_writes(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally) {
  for (const auto& [action, where] :
       {std::pair(Action::short_writes, "short writes"), std::pair(Action::interrupt, "interrupted writes")}) {
    workshop.reset_world();
    Findings findings;
    const Ended ended = run_child(workshop, rehearsal.scenario.command, {.plan = {action}});
    if (ended.status != 0 || ended.signal != 0) findings.add(Fault::wrong_exit, "fails: " + ended.errors);
    check_recovery(workshop, rehearsal, ended, findings);
    tally.count(rehearsal.scenario.name, where, findings);
  }
}

void limit_open_files(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally) {
  // The loader of programs needs 4; 40 are enough for every scenario.
  for (unsigned limit = 4; limit <= 40; limit += limit < 16 ? 1 : 8) {
    run_failing(workshop, rehearsal, {.open_files = limit}, "ulimit -n " + std::to_string(limit), tally);
  }
}

}  // namespace malmoi::faults
