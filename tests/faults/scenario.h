// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sample_articles.h"
#include "workshop.h"

namespace malmoi::faults {

/// What a program does to Workshop::index(), and what the index holds before it and after each of its commits that
/// changes articles.
struct Scenario {
  std::string name;
  /// Makes the template of the world, and returns what the index holds; nothing where there is no index.
  std::function<std::optional<State>(const Workshop&)> prepare;
  std::vector<std::string> command;
  /// The first as prepare() has it. For each of the others the program prints a line.
  std::function<std::vector<State>(const State& before)> commits;
  /// What makes it whole after a failure; the command itself if empty.
  std::vector<std::string> repair = {};

  const std::vector<std::string>& repair_command() const { return repair.empty() ? command : repair; }
};

std::vector<Scenario> all_scenarios(const Workshop& workshop);

/// `harness commit-articles INDEX`: commits through the library, and prints a line after each.
int commit_articles(const std::string& index);

}  // namespace malmoi::faults
