// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace measure {

/// Seconds of the whole process.
struct Cost {
  double cpu = 0;  ///< user and system time of all threads
  double wall = 0;

  Cost& operator+=(const Cost& other) {
    cpu += other.cpu;
    wall += other.wall;
    return *this;
  }
  friend Cost operator-(const Cost& a, const Cost& b) { return {a.cpu - b.cpu, a.wall - b.wall}; }
};

/// Use from one thread. Runs from its construction on.
class Stopwatch {
 public:
  Stopwatch();

  /// What was spent since the last lap.
  Cost lap();

 private:
  Cost last_;
};

}  // namespace measure
