// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <malmoi/settings.h>

#include "newsd/connections.h"
#include "newsd/http.h"
#include "newsd/router.h"
#include "newsd/spool.h"

namespace newsd {

/// One request and its response, from its first line until the response has gone. Belongs to the thread of
/// connections, but while it is suspended, to who makes the response.
struct Exchange {
  using Clock = std::chrono::steady_clock;

  Exchange(const char* target, Connection* from) : raw_target(target), connection(from) {}

  /// Adds a piece of the body; a response, an error, is there once it cannot be taken.
  void take_body(std::string_view data, const malmoi::ServerSettings& limits);
  void open_spool(const std::string& folder);

  double seconds() const { return std::chrono::duration<double>(Clock::now() - began).count(); }
  std::string route_name() const { return route != nullptr ? route->path : "other"; }

  const std::string raw_target;
  Connection* const connection;
  const Clock::time_point began = Clock::now();
  Request request;
  const Route* route = nullptr;
  std::string allowed;
  std::optional<Spool> spool;
  std::optional<Response> response;
  bool has_begun = false;
  bool is_handled = false;
  int status = 0;  ///< as sent; 0 where the client left before
  std::uint64_t bytes = 0;
};

/// Of a body.
Response too_large(bool is_bulk);

}  // namespace newsd
