// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace malmoi::hostile {

/// How a program ended.
struct Ended {
  int status = 0;  ///< of exit
  int signal = 0;  ///< that killed it; 0 where it came to its end
  std::string output;
  std::string errors;
  std::uint64_t peak_bytes = 0;  ///< of memory, its own and that of programs it ran
};

/// Runs a program to its end, with `input` as its standard input. What it prints goes through files in `scratch`. A
/// program that takes 10 minutes of a processor, or 30 in all, is killed.
Ended run(const std::vector<std::string>& command, const std::string& scratch, const std::string& input = "/dev/null");

}  // namespace malmoi::hostile
