// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/cors.h"

#include <algorithm>

namespace newsd {

Headers Cors::headers_for(const Request& request) const {
  if (origins_.empty()) return {};
  const auto allows = [this](std::string_view origin) {
    return std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
  };
  const bool allows_all = allows("*");
  const std::string origin(request.header("origin"));
  Headers headers;
  if (!allows_all) headers.emplace_back("vary", "Origin");
  if (origin.empty() || (!allows_all && !allows(origin))) return headers;
  headers.emplace_back("access-control-allow-origin", allows_all ? "*" : origin);
  if (request.method == "OPTIONS" && !request.header("access-control-request-method").empty()) {
    headers.emplace_back("access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE");
    headers.emplace_back("access-control-allow-headers", "Authorization, Content-Type, If-None-Match");
    headers.emplace_back("access-control-max-age", "7200");  // what Chromium caps it to
  } else {
    headers.emplace_back("access-control-expose-headers", "ETag, Retry-After");
  }
  return headers;
}

}  // namespace newsd
