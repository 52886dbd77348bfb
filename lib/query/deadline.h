// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <stop_token>
#include <utility>

namespace malmoi::query {

/// One thread at a time. When a search must end: at a time, or when another thread says so. Every loop that can be long
/// asks passed() now and then, once for some microseconds of work (asking takes 30 ns), and ends with what it has; from
/// then on passed() stays true, and the answer is partial or not wanted any more.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  /// Never.
  Deadline() = default;
  explicit Deadline(Clock::time_point at, std::stop_token cancellation = {})
      : at_(at), cancellation_(std::move(cancellation)) {}
  /// Passes when it is asked for the nth time (0 counts as 1), whatever time and cancellation say: for tests.
  static Deadline after_polls(std::uint64_t n, std::stop_token cancellation = {}) {
    Deadline deadline(Clock::time_point::max(), std::move(cancellation));
    deadline.polls_left_ = n;
    return deadline;
  }

  bool passed() {
    if (was_missed_) return true;
    if (polls_left_ != unlimited) return was_missed_ = polls_left_-- <= 1;
    was_missed_ = cancellation_.stop_requested() || (at_ != Clock::time_point::max() && Clock::now() >= at_);
    return was_missed_;
  }
  /// Has any loop been told to end?
  bool was_missed() const { return was_missed_; }
  /// And is the answer not wanted any more?
  bool was_cancelled() const { return was_missed_ && cancellation_.stop_requested(); }

 private:
  static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

  Clock::time_point at_ = Clock::time_point::max();
  std::stop_token cancellation_;
  std::uint64_t polls_left_ = unlimited;
  bool was_missed_ = false;
};

}  // namespace malmoi::query
