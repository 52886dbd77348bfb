// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace newsd {
namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};  // RFC 4291, 2.5.5.2

Address from_ipv4(const in_addr& ipv4) {
  Address address;
  std::copy(ipv4_prefix.begin(), ipv4_prefix.end(), address.bytes.begin());
  std::memcpy(address.bytes.data() + ipv4_prefix.size(), &ipv4, sizeof ipv4);
  return address;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Cuts the last element off a comma-separated list.
std::string_view take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  return trimmed(last);
}

}  // namespace

bool Address::is_ipv4() const { return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes.begin()); }

bool Address::is_loopback() const {
  if (is_ipv4()) return bytes[12] == 127;
  Address loopback;
  loopback.bytes.back() = 1;
  return *this == loopback;
}

std::optional<Address> parse_address(const std::string& text) {
  in_addr ipv4{};
  if (inet_pton(AF_INET, text.c_str(), &ipv4) == 1) return from_ipv4(ipv4);
  Address address;
  if (inet_pton(AF_INET6, text.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

Address address_of(const sockaddr& socket) {
  Address address;
  if (socket.sa_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &socket, sizeof ipv4);
    return from_ipv4(ipv4.sin_addr);
  }
  if (socket.sa_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &socket, sizeof ipv6);
    std::memcpy(address.bytes.data(), &ipv6.sin6_addr, sizeof ipv6.sin6_addr);
  }
  return address;
}

std::string to_string(const Address& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.is_ipv4()) {
    inet_ntop(AF_INET, address.bytes.data() + ipv4_prefix.size(), text, sizeof text);
  } else {
    inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
  }
  return text;
}

std::optional<Network> Network::parse(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto first = parse_address(text.substr(0, slash));
  if (!first) return std::nullopt;
  Network network;
  network.first_ = *first;
  if (slash == std::string::npos) return network;
  const unsigned most = first->is_ipv4() ? 32 : 128;
  unsigned bits = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
  if (error != std::errc() || stop != end || bits > most) return std::nullopt;
  network.bits_ = 128 - most + bits;
  return network;
}

bool Network::contains(const Address& address) const {
  for (unsigned i = 0; i < bits_; i += 8) {
    const unsigned mask = bits_ - i >= 8 ? 0xFF : 0xFF & (0xFF << (8 - (bits_ - i)));
    if (((address.bytes[i / 8] ^ first_.bytes[i / 8]) & mask) != 0) return false;
  }
  return true;
}

malmoi::Result<std::vector<Network>> parse_networks(const std::vector<std::string>& texts, const std::string& setting) {
  std::vector<Network> networks;
  for (const std::string& text : texts) {
    const auto network = Network::parse(text);
    if (!network) {
      return malmoi::Error{malmoi::ErrorCode::invalid_argument,
                           setting + ": " + text + " is no address or network; write it as 10.0.0.1 or 10.0.0.0/8"};
    }
    networks.push_back(*network);
  }
  return networks;
}

Address client_of(const Address& peer, std::string_view forwarded_for, const std::vector<Network>& trusted) {
  Address client = peer;
  const auto is_trusted = [&](const Network& network) { return network.contains(client); };
  while (!forwarded_for.empty() && std::any_of(trusted.begin(), trusted.end(), is_trusted)) {
    const auto before = parse_address(std::string(take_last(forwarded_for)));
    if (!before) break;
    client = *before;
  }
  return client;
}

}  // namespace newsd
