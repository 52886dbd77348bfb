// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>

namespace malmoi::query {

/// One thread at a time. When a search must end. Every loop that can be long asks passed() now and then, once
/// for some microseconds of work (asking takes 30 ns), and ends with what it has; from then on passed() stays
/// true, and the answer is partial.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  /// Never.
  Deadline() = default;
  explicit Deadline(Clock::time_point at) : at_(at) {}
  /// Passes when it is asked for the nth time (0 counts as 1), whatever the time: for tests.
  static Deadline after_polls(std::uint64_t n) {
    Deadline deadline;
    deadline.polls_left_ = n;
    return deadline;
  }

  bool passed() {
    if (was_missed_) return true;
    was_missed_ = polls_left_ <= 1 || (at_ != Clock::time_point::max() && Clock::now() >= at_);
    if (polls_left_ != unlimited) --polls_left_;
    return was_missed_;
  }
  /// Has any loop been told to end?
  bool was_missed() const { return was_missed_; }

 private:
  static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

  Clock::time_point at_ = Clock::time_point::max();
  std::uint64_t polls_left_ = unlimited;
  bool was_missed_ = false;
};

}  // namespace malmoi::query
