// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>

namespace newsd {

/// A value. An IP address; an IPv4 one is held as IPv6 has it (::ffff:192.0.2.1), so that both compare.
struct Address {
  std::array<std::uint8_t, 16> bytes{};

  bool operator==(const Address&) const = default;
  bool is_ipv4() const;
  bool is_loopback() const;
};

std::optional<Address> parse_address(const std::string& text);
Address address_of(const sockaddr& socket);
std::string to_string(const Address& address);

/// A value. Addresses that begin with the same bits: "10.0.0.0/8", "::1".
class Network {
 public:
  static std::optional<Network> parse(const std::string& text);
  bool contains(const Address& address) const;

 private:
  Address first_;
  unsigned bits_ = 128;
};

/// Errors: invalid_argument, which names the setting and the text that is no network.
malmoi::Result<std::vector<Network>> parse_networks(const std::vector<std::string>& texts, const std::string& setting);

/// Who asked: the nearest address that is no trusted proxy, going back from `peer` through X-Forwarded-For, to which
/// each proxy appends whom it heard from.
Address client_of(const Address& peer, std::string_view forwarded_for, const std::vector<Network>& trusted);

}  // namespace newsd
