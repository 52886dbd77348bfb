// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/mman.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <new>

#include "histogram.h"

namespace stress {

inline constexpr unsigned max_readers = 64;

/// What one reader has seen.
struct ReaderTally {
  std::atomic<std::uint64_t> searches = 0;
  std::atomic<std::uint64_t> failures = 0;    ///< an Error, or an answer that is not of one commit
  std::atomic<std::uint64_t> steps_back = 0;  ///< older than one seen before, or than the one committed before
  Histogram latency;
};

/// Where a writer and its readers, threads or processes, tell each other how far they are.
struct Board {
  std::atomic<std::uint64_t> committed = 0;  ///< the version of which the commit returned
  std::atomic<std::uint64_t> commits = 0;
  std::atomic<bool> done = false;
  std::array<ReaderTally, max_readers> readers;

  /// In memory that is shared with processes forked later.
  static Board* make() {
    void* memory = mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return new (memory) Board;
  }
};

}  // namespace stress
