// SPDX-License-Identifier: GPL-2.0-or-later
// Runs newsidx, kills it, lets its calls fail and takes its power, and looks at what is left of the index.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "failures.h"
#include "kills.h"
#include "power_loss.h"
#include "untouched.h"

namespace malmoi::faults {
namespace {

namespace fs = std::filesystem;

struct Options {
  Workshop workshop;
  std::string newsq;
  std::string scenario;  // only this one
  std::size_t points = 0;
  std::size_t kills = 0;
  std::uint32_t seed = 1;
  bool forever = false;
  bool limits_files = true;
};

/// A folder for all that is made, removed at the end.
class WorkFolder {
 public:
  WorkFolder() {
    std::string name = fs::temp_directory_path() / "malmoi-faults-XXXXXX";
    if (!mkdtemp(name.data())) throw std::runtime_error(name + ": cannot be made");
    path_ = fs::canonical(name);
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

using Work = std::function<void(const Rehearsal&, std::size_t scenarios, Tally&)>;

bool for_each_scenario(const Options& options, const char* unit, const Work& work) {
  Tally tally(unit);
  std::vector<Scenario> scenarios = all_scenarios(options.workshop);
  std::erase_if(scenarios,
                [&](const Scenario& each) { return !options.scenario.empty() && each.name != options.scenario; });
  for (const Scenario& scenario : scenarios) {
    work(rehearse(options.workshop, scenario), scenarios.size(), tally);
  }
  return tally.print();
}

bool kill_round(const Options& options, std::uint32_t seed) {
  return for_each_scenario(options, "kills", [&](const Rehearsal& rehearsal, std::size_t scenarios, Tally& tally) {
    // Those at calls are as many as there are; the rest are at random instants, the same number for each scenario.
    kill_at_calls(options.workshop, rehearsal, options.points, seed, tally);
    kill_at_instants(options.workshop, rehearsal, options.kills / scenarios, seed, tally);
  });
}

bool kill(const Options& options) {
  for (std::uint32_t seed = options.seed;; ++seed) {
    const bool sound = kill_round(options, seed);
    if (!options.forever || !sound) return sound;
  }
}

bool fail(const Options& options) {
  return for_each_scenario(options, "failures", [&](const Rehearsal& rehearsal, std::size_t, Tally& tally) {
    disturb_writes(options.workshop, rehearsal, tally);
    if (options.limits_files) limit_open_files(options.workshop, rehearsal, tally);
    fail_calls(options.workshop, rehearsal, options.points, options.seed, tally);
  });
}

bool lose_power(const Options& options) {
  return for_each_scenario(options, "losses", [&](const Rehearsal& rehearsal, std::size_t, Tally& tally) {
    lose_power(options.workshop, rehearsal, options.points, options.seed, tally);
  });
}

bool leave_untouched(const Options& options) {
  return for_each_scenario(options, "runs", [&](const Rehearsal& rehearsal, std::size_t, Tally& tally) {
    stay_in_index(options.workshop, rehearsal, tally);
    use_read_only(options.workshop, rehearsal, options.newsq, tally);
  });
}

int run(int argc, char** argv) {
  CLI::App app{"Disturbs newsidx and looks at what is left of its index.", "faults_harness"};
  Options options;
  std::string index;
  bool (*chosen)(const Options&) = nullptr;
  const auto add = [&](const char* name, const char* what, bool (*work)(const Options&)) {
    CLI::App* command = app.add_subcommand(name, what);
    command->callback([&chosen, work] { chosen = work; });
    command->add_option("--newsidx", options.workshop.newsidx)->required()->check(CLI::ExistingFile);
    command->add_option("--interposer", options.workshop.interposer)->required()->check(CLI::ExistingFile);
    command->add_option("--scenario", options.scenario, "Only this one");
    command->add_option("--points", options.points, "At most so many of each scenario; 0 for all")
        ->capture_default_str();
    command->add_option("--seed", options.seed)->capture_default_str();
    return command;
  };
  CLI::App* kills = add("kills", "Kill at every call that changes files, and at random instants", kill);
  kills->add_option("--kills", options.kills, "At random instants, all scenarios together")->capture_default_str();
  kills->add_flag("--forever", options.forever, "Go on with the next seed until something is found");
  add("failures", "Full disk, bad disk, read-only disk, too many open files, short writes", fail)
      ->add_flag("!--no-file-limits", options.limits_files,
                 "Without ulimit: UBSan's vptr check opens a pipe, and takes the lack of one for a finding");
  add("power-loss", "Replay what was written with unsynced parts dropped", lose_power);
  add("untouched", "What must change nothing", leave_untouched)
      ->add_option("--newsq", options.newsq)
      ->required()
      ->check(CLI::ExistingFile);
  CLI::App* child = app.add_subcommand("commit-articles", "What the scenario named library runs");
  child->add_option("INDEX", index)->required();
  app.require_subcommand(1);
  CLI11_PARSE(app, argc, argv);
  if (*child) return commit_articles(index);

  const WorkFolder folder;
  options.workshop.folder = folder.path();
  options.workshop.harness = fs::canonical("/proc/self/exe");
  return chosen(options) ? 0 : 1;
}

}  // namespace
}  // namespace malmoi::faults

int main(int argc, char** argv) {
  try {
    return malmoi::faults::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "faults_harness: " << error.what() << "\n";
    return 1;
  }
}
