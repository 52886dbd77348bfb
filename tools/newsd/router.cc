// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/router.h"

#include <optional>

namespace newsd {
namespace {

/// What stands in a path for the variable of a route, empty for a route without; nothing where they differ.
std::optional<std::string_view> rest_of(std::string_view path, std::string_view pattern) {
  const std::size_t fixed = pattern.find('{');
  if (fixed == std::string_view::npos) return path == pattern ? std::optional<std::string_view>("") : std::nullopt;
  if (path.size() <= fixed || path.substr(0, fixed) != pattern.substr(0, fixed)) return std::nullopt;
  return path.substr(fixed);
}

}  // namespace

Route answering(std::string method, std::string path, std::vector<std::string> parameters, Handler handler) {
  Route route;
  route.method = std::move(method);
  route.path = std::move(path);
  route.parameters = std::move(parameters);
  route.handle = [handler = std::move(handler)](const Request& request, const Reply& reply) {
    reply(handler(request));
  };
  return route;
}

Match Router::match(std::string_view method, std::string_view path) const {
  if (method == "HEAD") method = "GET";
  Match found;
  for (const Route& route : routes_) {
    const auto rest = rest_of(path, route.path);
    if (!rest) continue;
    if (route.method == method) return {&route, std::string(*rest), ""};
    found.allowed += (found.allowed.empty() ? "" : ", ") + (route.method == "GET" ? "GET, HEAD" : route.method);
  }
  return found;
}

}  // namespace newsd
