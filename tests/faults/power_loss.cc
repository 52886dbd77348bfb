// SPDX-License-Identifier: GPL-2.0-or-later
#include "power_loss.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <random>

#include "disk_model.h"
#include "recovery.h"

namespace malmoi::faults {
namespace {

struct Variant {
  Kept kept;
  const char* name;
};
constexpr std::array variants{Variant{Kept::nothing, "nothing kept"},      Variant{Kept::names, "names kept"},
                              Variant{Kept::bytes, "bytes kept"},          Variant{Kept::last_name, "last name kept"},
                              Variant{Kept::at_random, "some kept"},       Variant{Kept::at_random, "others kept"},
                              Variant{Kept::everything, "everything kept"}};

/// A run of a scenario under a plan, with the next run after it where the plan has disturbed it.
class Recording {
 public:
  Recording(const Workshop& workshop, const Rehearsal& rehearsal, Plan plan, std::string name);

  /// Loses power after calls of which `chosen` says yes.
  template <class Chosen>
  void replay(Chosen chosen, std::mt19937& random, Tally& tally);

 private:
  std::size_t promised_after(std::size_t call) const;

  const Workshop& workshop_;
  const Rehearsal& rehearsal_;
  const std::string name_;
  DiskModel disk_;
  std::vector<FileCall> calls_;
  std::size_t first_calls_ = 0;     // of the disturbed run
  std::size_t disturbed_at_ = 0;    // call
  std::size_t promised_first_ = 0;  // by the disturbed run as it ended
};

const Workshop& reset(const Workshop& workshop) {
  workshop.reset_world();
  std::filesystem::remove(workshop.log());
  return workshop;
}

Recording::Recording(const Workshop& workshop, const Rehearsal& rehearsal, Plan plan, std::string name)
    : workshop_(reset(workshop)), rehearsal_(rehearsal), name_(std::move(name)), disk_(workshop.world()) {
  const Ended ended = run_child(workshop, rehearsal.scenario.command, {.plan = plan, .log = true});
  promised_first_ = promised(ended, rehearsal.history);
  calls_ = read_log(workshop.log());
  first_calls_ = calls_.size();
  if (plan.action == Action::none) return;
  std::uint64_t counted = 0;
  while (disturbed_at_ < first_calls_ && counted + 1 < plan.point) counted += calls_[disturbed_at_++].is_counted();
  run_child(workshop, rehearsal.scenario.repair_command(), {.log = true});
  calls_ = read_log(workshop.log());
}

std::size_t Recording::promised_after(std::size_t call) const {
  const std::size_t last = rehearsal_.history.last();
  if (call + 1 == calls_.size()) return last;
  if (call + 1 >= first_calls_) return promised_first_;
  const auto lines = std::ranges::count(calls_.begin(), calls_.begin() + static_cast<std::ptrdiff_t>(call) + 1,
                                        Call::output, [](const FileCall& each) { return each.header.call; });
  return std::min(last, static_cast<std::size_t>(lines));
}

template <class Chosen>
void Recording::replay(Chosen chosen, std::mt19937& random, Tally& tally) {
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    disk_.apply(calls_[i]);
    const bool is_last = i + 1 == calls_.size();
    const Call call = calls_[i].header.call;
    if (i < disturbed_at_ || (!is_last && (call == Call::close || call == Call::look))) continue;
    for (const Variant& variant : variants) {
      const auto seed = static_cast<std::uint32_t>(random());
      if (!chosen(is_last)) continue;
      disk_.leave(variant.kept, seed);
      Findings findings;
      const std::size_t promised = promised_after(i);
      const std::size_t last = rehearsal_.history.last();
      // The next run makes it whole, so it may be anywhere on its way there.
      const std::size_t most = i < first_calls_ ? std::min(promised + 1, last) : last;
      check_recovery(workshop_, rehearsal_, promised, most, findings);
      tally.count(
          rehearsal_.scenario.name,
          name_ + "power lost after call " + std::to_string(i + 1) + ", " + calls_[i].path + ", " + variant.name,
          findings);
      if (!disk_.has_unsynced()) break;
    }
  }
}

struct Disturbance {
  Plan plan;
  std::string name;
};

std::vector<Disturbance> disturbances(const Rehearsal& rehearsal) {
  std::vector<Disturbance> all;
  for (const std::uint64_t point : rehearsal.points(0, 0)) {
    const Call call = rehearsal.call(point).header.call;
    const std::string at = " at call " + std::to_string(point) + ", then ";
    if (call == Call::sync) all.push_back({{Action::fail, point, EIO}, "sync failed" + at});
    if (call != Call::close) all.push_back({{Action::kill_before, point}, "killed" + at});
  }
  return all;
}

}  // namespace

void lose_power(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                Tally& tally) {
  std::mt19937 random(seed);
  // Half of the budget for the undisturbed run.
  const std::size_t whole = rehearsal.calls.size() * variants.size();
  const double share = most == 0 ? 1 : static_cast<double>(most) / 2 / static_cast<double>(whole);
  std::bernoulli_distribution is_chosen(std::min(share, 1.0));
  Recording(workshop, rehearsal, {}, "")
      .replay([&](bool is_last) { return is_last || is_chosen(random); }, random, tally);

  std::vector<Disturbance> all = disturbances(rehearsal);
  std::shuffle(all.begin(), all.end(), random);
  // So many of each, which finds more than all of a few.
  constexpr std::size_t of_each = 10;
  if (most > 0) all.resize(std::min(all.size(), most / 2 / of_each + 1));
  for (const auto& [plan, name] : all) {
    std::bernoulli_distribution rare(static_cast<double>(of_each) / static_cast<double>(whole));
    Recording(workshop, rehearsal, plan, name).replay([&](bool) { return rare(random); }, random, tally);
  }
}

}  // namespace malmoi::faults
