// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "newsd/http.h"

namespace newsd {

/// Safe from any thread. Which pages of other origins browsers let ask (Fetch Standard, 3.2).
class Cors {
 public:
  explicit Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

  /// Headers of the response to any request, preflight ones included.
  Headers headers_for(const Request& request) const;

 private:
  const std::vector<std::string> origins_;
};

}  // namespace newsd
