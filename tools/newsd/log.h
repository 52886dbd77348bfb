// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace newsd {

/// Safe from any thread. Lines for standard error, written by a thread of its own, so that nobody waits for who reads
/// them. Where they are read too slowly, lines are dropped and counted.
class Log {
 public:
  Log();
  /// Writes what is left.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void write(std::string_view line);

 private:
  void run();

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::string pending_;
  std::size_t dropped_ = 0;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace newsd
