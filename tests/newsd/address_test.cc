// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/address.h"

#include <gtest/gtest.h>

namespace newsd {
namespace {

Address address(const std::string& text) { return parse_address(text).value(); }

TEST(Address, IsReadAndWritten) {
  for (const char* text : {"192.0.2.1", "::1", "2001:db8::7", "0.0.0.0"}) {
    ASSERT_TRUE(parse_address(text)) << text;
    EXPECT_EQ(to_string(address(text)), text);
  }
  for (const char* text : {"", "192.0.2", "192.0.2.256", "localhost", "::1%eth0", "1.2.3.4:80", "[::1]"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
}

TEST(Address, KnowsLoopback) {
  EXPECT_TRUE(address("127.0.0.1").is_loopback());
  EXPECT_TRUE(address("127.9.9.9").is_loopback());
  EXPECT_TRUE(address("::1").is_loopback());
  EXPECT_FALSE(address("0.0.0.0").is_loopback());
  EXPECT_FALSE(address("::").is_loopback());
  EXPECT_FALSE(address("128.0.0.1").is_loopback());
}

TEST(Network, HoldsAddressesThatBeginAlike) {
  const auto net = Network::parse("10.16.0.0/12").value();
  EXPECT_TRUE(net.contains(address("10.16.0.0")));
  EXPECT_TRUE(net.contains(address("10.31.255.255")));
  EXPECT_FALSE(net.contains(address("10.32.0.0")));
  EXPECT_FALSE(net.contains(address("10.15.255.255")));
  EXPECT_FALSE(net.contains(address("::1")));
  EXPECT_TRUE(Network::parse("0.0.0.0/0").value().contains(address("203.0.113.5")));
  EXPECT_FALSE(Network::parse("0.0.0.0/0").value().contains(address("2001:db8::1")));
  EXPECT_TRUE(Network::parse("2001:db8::/33").value().contains(address("2001:db8:7fff::1")));
  EXPECT_FALSE(Network::parse("2001:db8::/33").value().contains(address("2001:db8:8000::1")));
  EXPECT_TRUE(Network::parse("::1").value().contains(address("::1")));
  EXPECT_FALSE(Network::parse("::1").value().contains(address("::2")));
}

TEST(Network, RefusesWhatIsNone) {
  for (const char* text : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/8x", "home"}) {
    EXPECT_FALSE(Network::parse(text)) << text;
  }
  const auto networks = parse_networks({"10.0.0.0/8", "home"}, "server.trusted_proxies");
  ASSERT_FALSE(networks);
  EXPECT_EQ(networks.error().message,
            "server.trusted_proxies: home is no address or network; write it as 10.0.0.1 or 10.0.0.0/8");
}

/// Who is taken to have asked, where 10.0.0.0/8 is trusted.
std::string client(const std::string& peer, const std::string& forwarded_for) {
  return to_string(client_of(address(peer), forwarded_for, {Network::parse("10.0.0.0/8").value()}));
}

TEST(ClientOf, GoesBackThroughTrustedProxiesOnly) {
  EXPECT_EQ(client("203.0.113.5", "198.51.100.1"), "203.0.113.5") << "whoever asks may have written the header";
  EXPECT_EQ(client("10.0.0.1", ""), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "192.0.2.9, 198.51.100.1 ,10.0.0.2"), "198.51.100.1");
  EXPECT_EQ(client("10.0.0.1", "2001:db8::1"), "2001:db8::1");
  EXPECT_EQ(client("10.0.0.1", "192.0.2.9, unknown"), "10.0.0.1");
  EXPECT_EQ(client("10.0.0.1", ", ,"), "10.0.0.1");
}

}  // namespace
}  // namespace newsd
