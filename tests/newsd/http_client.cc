// SPDX-License-Identifier: GPL-2.0-or-later
#include "http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <utility>

namespace newsd {
namespace {

void add_header(Answer& answer, const std::string& line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return;
  std::string name = line.substr(0, colon);
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  const std::string value = line.substr(std::min(line.find_first_not_of(' ', colon + 1), line.size()));
  std::string& all = answer.headers[name];
  all += (all.empty() ? "" : ", ") + value;
}

}  // namespace

Socket::Socket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(std::exchange(descriptor_, -1));
  }
}

Socket::~Socket() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Socket::Socket(Socket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), pending_(std::move(other.pending_)) {}

bool Socket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Socket::read_more() {
  char buffer[16'384];
  const ssize_t count = ::recv(descriptor_, buffer, sizeof buffer, 0);
  if (count <= 0) return false;
  pending_.append(buffer, static_cast<std::size_t>(count));
  return true;
}

bool Socket::is_ended() { return pending_.empty() && !read_more(); }

bool Socket::is_asked_to_go_on() {
  constexpr std::string_view wanted = "HTTP/1.1 100 Continue\r\n\r\n";
  while (pending_.size() < wanted.size()) {
    if (!read_more()) return false;
  }
  const bool is_asked = pending_.rfind(wanted, 0) == 0;
  if (is_asked) pending_.erase(0, wanted.size());
  return is_asked;
}

Answer Socket::receive(bool has_body) {
  std::size_t end = 0;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return {};
  }
  Answer answer;
  std::string head = pending_.substr(0, end + 2);
  pending_.erase(0, end + 4);
  std::sscanf(head.c_str(), "HTTP/1.%*d %d", &answer.status);
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t stop = head.find("\r\n", at);
    add_header(answer, head.substr(at, stop - at));
    at = stop + 2;
  }
  const auto length = answer.headers.find("content-length");
  if (!has_body || answer.status == 304 || length == answer.headers.end()) return answer;
  const std::size_t bytes = std::stoul(length->second);
  while (pending_.size() < bytes) {
    if (!read_more()) break;
  }
  answer.body = pending_.substr(0, bytes);
  pending_.erase(0, bytes);
  return answer;
}

Answer ask(std::uint16_t port, const std::string& method, const std::string& target, const std::string& headers,
           const std::string& body) {
  Socket socket(port);
  std::string request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
  if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  socket.send(request + "\r\n" + body);
  return socket.receive(method != "HEAD");
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    char escaped[4];
    std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
    out += escaped;
  }
  return out;
}

}  // namespace newsd
