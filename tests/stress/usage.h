// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace stress {

/// What a process holds now.
struct Usage {
  double memory_mb = 0;  ///< resident
  std::uint64_t open_files = 0;
  std::uint64_t dead_files = 0;  ///< of these, removed from their folder
};

Usage usage_of(pid_t process);

}  // namespace stress
