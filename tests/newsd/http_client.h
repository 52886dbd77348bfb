// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace newsd {

/// An answer as it came over the wire.
struct Answer {
  int status = 0;                              ///< 0 where the connection ended without one
  std::map<std::string, std::string> headers;  ///< names in lower case; of several of one name, joined by ", "
  std::string body;
};

/// Use from one thread. A connection to the server that sends exactly what it is told to.
class Socket {
 public:
  explicit Socket(std::uint16_t port);
  ~Socket();
  Socket(Socket&& other) noexcept;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  /// False where the server has closed.
  bool send(std::string_view bytes);
  /// The next answer; `has_body` is false for those to HEAD.
  Answer receive(bool has_body = true);
  /// Is the next answer "100 Continue"?
  bool is_asked_to_go_on();
  /// Does the server end the connection? Waits for it, or for other bytes.
  bool is_ended();

 private:
  bool read_more();

  int descriptor_;
  std::string pending_;
};

/// One request on a connection of its own. `headers` are lines that end with "\r\n".
Answer ask(std::uint16_t port, const std::string& method, const std::string& target, const std::string& headers = "",
           const std::string& body = "");
inline Answer get(std::uint16_t port, const std::string& target, const std::string& headers = "") {
  return ask(port, "GET", target, headers);
}

/// Text as it is written in a target.
std::string encoded(std::string_view text);

}  // namespace newsd
