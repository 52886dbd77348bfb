// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <map>

#include "newsd/address.h"

namespace newsd {

/// Use from one thread. A token bucket for each client: IPv4 addresses, and networks of 64 bits of IPv6, of which one
/// client commonly has all addresses.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// So many requests a second, 0 for no limit, and so many at once.
  RateLimit(double rate, double burst) : rate_(rate), burst_(burst) {}

  bool admits(Address client, Clock::time_point now);
  /// How many it keeps in mind.
  std::size_t clients() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;
  };

  void forget_full(Clock::time_point now);
  double tokens(const Bucket& bucket, Clock::time_point now) const;

  const double rate_;
  const double burst_;
  std::map<std::array<std::uint8_t, 16>, Bucket> buckets_;
};

}  // namespace newsd
