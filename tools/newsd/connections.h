// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <thread>

namespace newsd {

/// One open connection and the instant at which it is closed unless it gets on.
struct Connection {
  using Clock = std::chrono::steady_clock;

  explicit Connection(int opened) : socket(opened) {}

  void must_get_on_within(std::chrono::milliseconds time) {
    deadline.store((Clock::now() + time).time_since_epoch().count(), std::memory_order_relaxed);
  }
  void may_rest() { deadline.store(0, std::memory_order_relaxed); }

  const int socket;
  std::atomic<Clock::rep> deadline{0};  ///< 0 for none
  std::list<Connection>::iterator self;
};

/// Safe from any thread. All open connections. A thread of its own shuts down those whose deadline has passed:
/// libmicrohttpd only knows a limit on silence, which a client that sends a byte now and then never meets.
class Connections {
 public:
  Connections();
  ~Connections();
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  Connection* open(int socket);
  void close(Connection* connection);
  std::size_t count() const;
  /// Connections that were shut down for being slow.
  std::size_t timed_out() const { return timed_out_.load(std::memory_order_relaxed); }

 private:
  void watch();
  void shut_down_late();

  mutable std::mutex mutex_;  // guards what follows
  std::list<Connection> open_;
  std::condition_variable ending_;
  bool is_ending_ = false;
  std::atomic<std::size_t> timed_out_{0};
  std::thread watcher_;
};

}  // namespace newsd
