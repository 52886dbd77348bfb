// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace malmoi::faults {

/// The programs under test and the folders they work in.
struct Workshop {
  std::string newsidx;
  std::string harness;  ///< this program, which commits through the library for some scenarios
  std::string interposer;
  std::string folder;  ///< of all that is made

  /// What the interposer watches; made anew from template_folder() for each run.
  std::string world() const { return folder + "/world"; }
  std::string index() const { return world() + "/index"; }
  /// A second index, where a scenario has one.
  std::string other() const { return world() + "/other"; }
  std::string template_folder() const { return folder + "/template"; }
  /// What is indexed; nothing changes it.
  std::string input(const std::string& name) const { return folder + "/input/" + name; }
  std::string log() const { return folder + "/calls.log"; }

  /// Makes the world what it is before a scenario.
  void reset_world() const;
};

}  // namespace malmoi::faults
