// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "file_call.h"
#include "workshop.h"

namespace malmoi::faults {

/// What the interposer does to a child.
struct Plan {
  Action action = Action::none;
  std::uint64_t point = 0;
  int error = 0;
};

struct ChildOptions {
  Plan plan = {};
  bool log = false;          ///< to Workshop::log(), after what is there
  std::string watched = {};  ///< folder; Workshop::world() if empty
  std::optional<std::chrono::microseconds> kill_after = std::nullopt;
  std::optional<unsigned> open_files = std::nullopt;  ///< limit
};

/// How a program ended.
struct Ended {
  int status = 0;  ///< of exit
  int signal = 0;
  std::string output;
  std::string errors;
  std::chrono::microseconds time{0};

  bool killed() const { return signal == 9; }
  bool crashed() const { return signal != 0 && !killed(); }
};

/// Runs a program with the interposer, and waits for it.
Ended run_child(const Workshop& workshop, const std::vector<std::string>& command, const ChildOptions& options = {});

}  // namespace malmoi::faults
