// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "newsd/connections.h"
#include "newsd/log.h"
#include "newsd/metrics.h"
#include "newsd/router.h"
#include "newsd/worker_pool.h"

namespace newsd {

/// What a server counts and works with; outlives it.
struct Services {
  explicit Services(const malmoi::ServerSettings& settings);

  Connections connections;
  Metrics metrics;
  Log log;
  std::atomic<std::uint64_t> rejected_by_rate{0};
  std::atomic<std::uint64_t> rejected_by_queue{0};
  WorkerPool workers;  // the last: its jobs use the others
};

/// Speaks HTTP by libmicrohttpd: one thread moves the bytes of all connections, workers make the answers. A connection
/// whose answer is being made is suspended and costs nothing.
class Server {
 public:
  /// Listens and answers from now on. `token` is that of writers, empty for none. Errors: invalid_argument (address,
  /// networks), permission_denied, io.
  static malmoi::Result<std::unique_ptr<Server>> start(const malmoi::ServerSettings& settings, const Router& router,
                                                       std::string token, Services& services);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port chosen.
  std::uint16_t port() const;

  /// Takes no more connections, waits until requests under way are answered, but no longer than
  /// ServerSettings::stop_timeout, and closes. Returns how many were not answered; where there are any, nothing is
  /// closed, and the process has to end.
  std::size_t stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsd
