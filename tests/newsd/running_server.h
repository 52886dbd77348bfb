// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace newsd {

inline constexpr const char* test_token = "0123456789abcdef-test";

/// Use from one thread. The program newsd on a port of its own, killed at the end.
class RunningServer {
 public:
  /// `server` is what the section `server:` of its settings holds, a line for each key: "queue: 1". The token stands in
  /// the environment where `writes`.
  explicit RunningServer(const std::string& index, const std::vector<std::string>& server = {}, bool writes = false);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  /// 0 where it did not start.
  std::uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }
  void send(int signal) const;
  /// Waits for its end: the exit status, or minus the signal that killed it.
  int wait();
  /// What it wrote to standard error; after wait().
  const std::string& log() const { return log_; }

 private:
  void read_log(int descriptor);

  pid_t pid_ = -1;
  std::uint16_t port_ = 0;
  std::string settings_path_;
  std::string log_;
  std::thread reader_;
};

}  // namespace newsd
