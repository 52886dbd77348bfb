// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "newsd/http.h"

namespace newsd {

/// Where a request is handled.
enum class Where : std::uint8_t {
  at_once,  ///< on the thread of all connections: what takes microseconds
  worker,   ///< on a thread of the pool
};

/// What a request may carry.
enum class Body : std::uint8_t { none, article, bulk };

/// Takes a response once; may be called on any thread, and after the handler has returned.
using Reply = std::function<void(Response)>;

/// One operation of the server.
struct Route {
  std::string method;  ///< "GET" stands for HEAD too
  /// "/search", or with one variable at its end, "/article/{id}", whose value Request::rest is.
  std::string path;
  std::vector<std::string> parameters;  ///< names that its query string may hold
  std::function<void(const Request&, const Reply&)> handle;
  Where where = Where::worker;
  Body body = Body::none;
  bool takes_any_parameter = false;
  bool needs_token = false;
};

/// A route that answers when its handler returns.
Route answering(std::string method, std::string path, std::vector<std::string> parameters, Handler handler);

/// A route that was found, or why none was.
struct Match {
  const Route* route = nullptr;
  std::string rest;
  std::string allowed;  ///< methods of the path, "GET, HEAD"; empty where no route has it
};

/// Safe from any thread once made.
class Router {
 public:
  explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

  Match match(std::string_view method, std::string_view path) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace newsd
