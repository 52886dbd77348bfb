// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/stopwatch.h"

#include <ctime>

namespace measure {
namespace {

double seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

Cost now() { return {seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)}; }

}  // namespace

Stopwatch::Stopwatch() : last_(now()) {}

Cost Stopwatch::lap() {
  const Cost time = now();
  const Cost spent = time - last_;
  last_ = time;
  return spent;
}

}  // namespace measure
