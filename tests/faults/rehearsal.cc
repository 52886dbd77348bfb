// SPDX-License-Identifier: GPL-2.0-or-later
#include "rehearsal.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <stdexcept>

#include <malmoi/maintenance.h>

#include "child.h"
#include "disk_model.h"
#include "index/manifest.h"
#include "inspection.h"

namespace malmoi::faults {
namespace {

namespace fs = std::filesystem;

// Calls before and after a commit that are always among the points.
constexpr std::uint64_t around_commit = 5;

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

}  // namespace

bool is_commit(const FileCall& call) {
  return call.header.call == Call::rename && call.second.ends_with(std::string("/") + index::manifest_name);
}

const FileCall& Rehearsal::call(std::uint64_t point) const {
  for (const FileCall& each : calls) {
    if (each.is_counted() && --point == 0) return each;
  }
  throw std::out_of_range("no such call");
}

std::uint64_t Rehearsal::looks() const {
  return static_cast<std::uint64_t>(
      std::ranges::count(calls, Call::look, [](const FileCall& c) { return c.header.call; }));
}

std::vector<std::uint64_t> Rehearsal::points(std::size_t most, std::uint32_t seed) const {
  std::vector<std::uint64_t> all;
  std::set<std::uint64_t> chosen;
  for (const FileCall& each : calls) {
    if (each.is_counted()) all.push_back(all.size() + 1);
  }
  if (most == 0 || most >= all.size()) return all;
  for (const std::uint64_t point : all) {
    if (!is_commit(call(point))) continue;
    const std::uint64_t last = std::min<std::uint64_t>(all.size(), point + around_commit);
    for (std::uint64_t near = point > around_commit ? point - around_commit : 1; near <= last; ++near)
      chosen.insert(near);
  }
  std::mt19937 random(seed);
  std::shuffle(all.begin(), all.end(), random);
  for (const std::uint64_t point : all) {
    if (chosen.size() >= most) break;
    chosen.insert(point);
  }
  return {chosen.begin(), chosen.end()};
}

Rehearsal rehearse(const Workshop& workshop, const Scenario& scenario) {
  Rehearsal rehearsal{scenario, {}, {}, {}};
  fs::remove_all(workshop.template_folder());
  History& history = rehearsal.history;
  const auto before = scenario.prepare(workshop);
  history.begins_without_index = !before;
  history.states.push_back(before.value_or(State()));
  for (State& state : scenario.commits(history.states.front())) history.states.push_back(std::move(state));
  workshop.reset_world();
  if (const auto info = index_info(workshop.index())) history.first_commit = info->commit;

  fs::remove(workshop.log());
  DiskModel disk(workshop.world());
  const Ended ended = run_child(workshop, scenario.command, {.log = true});
  require(ended.status == 0 && ended.signal == 0, scenario.name + " fails undisturbed: " + ended.errors);
  rehearsal.time = ended.time;
  rehearsal.calls = read_log(workshop.log());
  for (const FileCall& call : rehearsal.calls) disk.apply(call);
  // Else a call that changes files has escaped the interposer.
  require(disk.difference().empty(), scenario.name + ": the log does not give " + disk.difference());
  const auto info = index_info(workshop.index());
  require(info.ok(), scenario.name + " leaves no index");
  // Folds that follow a disturbed run, and a repeated restore, are commits of their own.
  history.last_commit = 2 * info->commit + 2;
  Findings findings;
  inspect(workshop.index(), history, history.last(), history.last(), findings);
  look_for_strays(workshop.index(), findings);
  for (const std::string& what : findings.take()) throw std::runtime_error(scenario.name + ", undisturbed: " + what);
  return rehearsal;
}

}  // namespace malmoi::faults
