// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/listen.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "newsd/address.h"

namespace newsd {
namespace {

constexpr int backlog = 1024;
constexpr rlim_t other_files = 1024;  // the index, its readers, spools

malmoi::Error cannot_listen(const std::string& address, std::uint16_t port) {
  const auto code = errno == EACCES ? malmoi::ErrorCode::permission_denied : malmoi::ErrorCode::io;
  const std::string reason = std::strerror(errno);
  return {code, address + " port " + std::to_string(port) + ": " + reason + "; choose another by --bind and --port"};
}

int bind_to(int socket, const Address& address, std::uint16_t port) {
  if (address.is_ipv4()) {
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = htons(port);
    std::memcpy(&ipv4.sin_addr, address.bytes.data() + 12, sizeof ipv4.sin_addr);
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&ipv4), sizeof ipv4);
  }
  sockaddr_in6 ipv6{};
  ipv6.sin6_family = AF_INET6;
  ipv6.sin6_port = htons(port);
  std::memcpy(&ipv6.sin6_addr, address.bytes.data(), sizeof ipv6.sin6_addr);
  return ::bind(socket, reinterpret_cast<const sockaddr*>(&ipv6), sizeof ipv6);
}

}  // namespace

malmoi::Result<int> listen_on(const std::string& text, std::uint16_t port) {
  const auto address = parse_address(text);
  if (!address) {
    return malmoi::Error{malmoi::ErrorCode::invalid_argument,
                         text + ": is no IPv4 or IPv6 address to listen on; write it as 127.0.0.1 or ::1"};
  }
  const int family = address->is_ipv4() ? AF_INET : AF_INET6;
  const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket < 0) return cannot_listen(text, port);
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind_to(socket, *address, port) == 0 && ::listen(socket, backlog) == 0) return socket;
  const malmoi::Error error = cannot_listen(text, port);
  ::close(socket);
  return error;
}

std::uint16_t port_of(int socket) {
  sockaddr_in6 address{};
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin6_port);  // at the same place in sockaddr_in
}

std::uint32_t allowed_connections(std::uint32_t wanted) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
  if (files.rlim_cur < wanted + other_files) {
    files.rlim_cur = std::min(files.rlim_max, wanted + other_files);
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
  const rlim_t usable = files.rlim_cur > 2 * other_files ? files.rlim_cur - other_files : files.rlim_cur / 2;
  return static_cast<std::uint32_t>(std::min<rlim_t>(wanted, usable));
}

}  // namespace newsd
