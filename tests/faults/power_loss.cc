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

  /// Loses power so many times, at calls and in variants by chance; and at all around commits and after the last call,
  /// if `commits` is set. 0 for all.
  void replay(std::size_t most, bool commits, std::mt19937& random, Tally& tally);

 private:
  /// The calls after which something may be lost.
  std::vector<std::size_t> points() const;
  bool is_near_commit(const std::vector<std::size_t>& points, std::size_t at) const;
  void lose_power(std::size_t call, const Variant& variant, std::uint32_t seed, Tally& tally);
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

std::vector<std::size_t> Recording::points() const {
  std::vector<std::size_t> points;
  for (std::size_t i = disturbed_at_; i < calls_.size(); ++i) {
    const Call call = calls_[i].header.call;
    if (i + 1 == calls_.size() || (call != Call::close && call != Call::look)) points.push_back(i);
  }
  return points;
}

bool Recording::is_near_commit(const std::vector<std::size_t>& points, std::size_t at) const {
  constexpr std::size_t near = 1;
  const std::size_t last = std::min(points.size(), at + near + 1);
  for (std::size_t i = at > near ? at - near : 0; i < last; ++i) {
    if (is_commit(calls_[points[i]])) return true;
  }
  return at + 1 == points.size();
}

void Recording::replay(std::size_t most, bool commits, std::mt19937& random, Tally& tally) {
  const std::vector<std::size_t> points = this->points();
  const double share = most == 0 ? 1 : static_cast<double>(most) / static_cast<double>(points.size() * variants.size());
  std::bernoulli_distribution by_chance(std::min(share, 1.0));
  std::size_t applied = 0;
  for (std::size_t at = 0; at < points.size(); ++at) {
    for (; applied <= points[at]; ++applied) disk_.apply(calls_[applied]);
    const bool always = commits && is_near_commit(points, at);
    for (const Variant& variant : variants) {
      const auto seed = static_cast<std::uint32_t>(random());
      if (always || by_chance(random)) lose_power(points[at], variant, seed, tally);
      if (!disk_.has_unsynced()) break;
    }
  }
}

void Recording::lose_power(std::size_t call, const Variant& variant, std::uint32_t seed, Tally& tally) {
  disk_.leave(variant.kept, seed);
  const std::size_t from = promised_after(call);
  const std::size_t last = rehearsal_.history.last();
  // The next run makes it whole, so it may be anywhere on its way there.
  const std::size_t to = call < first_calls_ ? std::min(from + 1, last) : last;
  Findings findings;
  check_recovery(workshop_, rehearsal_, from, to, findings);
  const std::string where = "power lost after call " + std::to_string(call + 1) + ", " + calls_[call].path;
  tally.count(rehearsal_.scenario.name, name_ + where + ", " + variant.name, findings);
}

struct Disturbance {
  Plan plan;
  std::string name;
  bool at_commit;  ///< between the renaming of CURRENT and its sync
};

std::vector<Disturbance> disturbances(const Rehearsal& rehearsal) {
  std::vector<Disturbance> all;
  for (const std::uint64_t point : rehearsal.points(0, 0)) {
    const Call call = rehearsal.call(point).header.call;
    const bool at_commit = point > 1 && is_commit(rehearsal.call(point - 1));
    const std::string at = " at call " + std::to_string(point) + ", then ";
    if (call == Call::sync) all.push_back({{Action::fail, point, EIO}, "sync failed" + at, at_commit});
    if (call != Call::close) all.push_back({{Action::kill_before, point}, "killed" + at, at_commit});
  }
  return all;
}

}  // namespace

void lose_power(const Workshop& workshop, const Rehearsal& rehearsal, std::size_t most, std::uint32_t seed,
                Tally& tally) {
  std::mt19937 random(seed);
  Recording(workshop, rehearsal, {}, "").replay(most / 2, true, random, tally);

  // Some losses of each, which finds more than all of a few; most where it matters most.
  constexpr std::size_t of_each = 10;
  constexpr std::size_t at_commit = 15;
  std::vector<Disturbance> all = disturbances(rehearsal);
  std::shuffle(all.begin(), all.end(), random);
  const auto others = std::ranges::stable_partition(all, &Disturbance::at_commit).begin();
  const auto wanted = static_cast<std::ptrdiff_t>(most / 2 / of_each + 1);
  if (most > 0 && all.end() - others > wanted) all.erase(others + wanted, all.end());
  for (const Disturbance& each : all) {
    Recording(workshop, rehearsal, each.plan, each.name)
        .replay(each.at_commit ? at_commit : of_each, false, random, tally);
  }
}

}  // namespace malmoi::faults
