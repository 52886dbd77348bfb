// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/access_line.h"

#include <cstdio>

namespace newsd {
namespace {

constexpr std::size_t longest = 2048;

/// As it came, but for bytes that could be taken for the end of the text or steer a terminal.
std::string quotable(std::string_view target) {
  std::string out;
  for (const char c : target.substr(0, longest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F && c != '"' && c != '\\') {
      out += c;
      continue;
    }
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
    out += escaped;
  }
  return out;
}

}  // namespace

std::string access_line(const Exchange& exchange, double seconds, bool has_query) {
  const std::string_view target = exchange.raw_target;
  const std::string asked = quotable(has_query ? target : target.substr(0, target.find('?')));
  const std::string status = exchange.status == 0 ? "-" : std::to_string(exchange.status);
  char time[32];
  std::snprintf(time, sizeof time, "%.1fms", seconds * 1e3);
  return exchange.request.client + " \"" + quotable(exchange.request.method) + " " + asked + "\" " + status + " " +
         std::to_string(exchange.bytes) + " " + time;
}

}  // namespace newsd
