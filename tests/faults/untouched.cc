// SPDX-License-Identifier: GPL-2.0-or-later
#include "untouched.h"

#include <filesystem>

#include "child.h"

namespace malmoi::faults {
namespace {

/// The calls of a program that change files, wherever these are.
std::vector<FileCall> changes_of(const Workshop& workshop, const std::vector<std::string>& command,
                                 Findings& findings) {
  std::filesystem::remove(workshop.log());
  const Ended ended = run_child(workshop, command, {.log = true, .watched = "/"});
  if (ended.status != 0 || ended.signal != 0) findings.add(Fault::wrong_exit, command[1] + " fails: " + ended.errors);
  std::vector<FileCall> changes = read_log(workshop.log());
  std::erase_if(changes, [](const FileCall& call) {
    const bool is_file = call.path.starts_with('/') && !call.path.starts_with("/dev/");
    return !call.is_counted() || !is_file || call.header.call == Call::sync;
  });
  return changes;
}

}  // namespace

void stay_in_index(const Workshop& workshop, const Rehearsal& rehearsal, Tally& tally) {
  workshop.reset_world();
  Findings findings;
  for (const FileCall& call : changes_of(workshop, rehearsal.scenario.command, findings)) {
    if (!call.path.starts_with(workshop.index())) findings.add(Fault::half_state, "changes " + call.path);
  }
  tally.count(rehearsal.scenario.name, "all changes", findings);
}

void use_read_only(const Workshop& workshop, const Rehearsal& rehearsal, const std::string& newsq, Tally& tally) {
  if (rehearsal.history.begins_without_index) return;
  workshop.reset_world();
  const std::string index = workshop.index();
  for (const std::vector<std::string>& command : {std::vector<std::string>{workshop.newsidx, "info", index},
                                                  {workshop.newsidx, "check", index},
                                                  {newsq, index, "도서관"}}) {
    Findings findings;
    for (const FileCall& call : changes_of(workshop, command, findings)) {
      findings.add(Fault::half_state, command[1] + " changes " + call.path);
    }
    tally.count(rehearsal.scenario.name, "reading", findings);
  }
}

}  // namespace malmoi::faults
