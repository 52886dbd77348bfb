// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/rate_limit.h"

#include <gtest/gtest.h>

namespace newsd {
namespace {

using std::chrono::milliseconds;

const Address one = parse_address("192.0.2.1").value();
const Address other = parse_address("192.0.2.2").value();

TEST(RateLimit, LetsABurstThroughAndThenTheRate) {
  RateLimit limit(10, 3);
  RateLimit::Clock::time_point now{};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.admits(one, now));
  EXPECT_FALSE(limit.admits(one, now));
  EXPECT_TRUE(limit.admits(other, now)) << "each client has its own";
  now += milliseconds(99);
  EXPECT_FALSE(limit.admits(one, now));
  now += milliseconds(2);
  EXPECT_TRUE(limit.admits(one, now));
  EXPECT_FALSE(limit.admits(one, now));
  now += milliseconds(100'000);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.admits(one, now));
  EXPECT_FALSE(limit.admits(one, now)) << "no more than the burst is saved up";
}

TEST(RateLimit, TakesANetworkOfIpv6ForOneClient) {
  RateLimit limit(1, 1);
  EXPECT_TRUE(limit.admits(parse_address("2001:db8::1").value(), {}));
  EXPECT_FALSE(limit.admits(parse_address("2001:db8::2:3").value(), {}));
  EXPECT_TRUE(limit.admits(parse_address("2001:db8:0:1::1").value(), {}));
}

TEST(RateLimit, IsOffAtZero) {
  RateLimit limit(0, 1);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(limit.admits(one, {}));
}

TEST(RateLimit, ForgetsClientsThatArePatient) {
  RateLimit limit(1, 1);
  RateLimit::Clock::time_point now{};
  Address client = one;
  for (unsigned i = 0; i < 250'000; ++i) {
    client.bytes[13] = static_cast<std::uint8_t>(i >> 16);
    client.bytes[14] = static_cast<std::uint8_t>(i >> 8);
    client.bytes[15] = static_cast<std::uint8_t>(i);
    EXPECT_TRUE(limit.admits(client, now));
    now += milliseconds(1);
  }
  EXPECT_FALSE(limit.admits(client, now));
  EXPECT_LE(limit.clients(), 100'000);
}

}  // namespace
}  // namespace newsd
