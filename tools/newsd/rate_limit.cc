// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/rate_limit.h"

#include <algorithm>

namespace newsd {
namespace {

constexpr std::size_t most_buckets = 100'000;  // some 10 MB

}  // namespace

bool RateLimit::admits(Address client, Clock::time_point now) {
  if (rate_ <= 0) return true;
  if (!client.is_ipv4()) std::fill(client.bytes.begin() + 8, client.bytes.end(), std::uint8_t{0});
  if (buckets_.size() >= most_buckets) forget_full(now);
  Bucket& bucket = buckets_.try_emplace(client.bytes, Bucket{burst_, now}).first->second;
  bucket = {tokens(bucket, now), now};
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

double RateLimit::tokens(const Bucket& bucket, Clock::time_point now) const {
  return std::min(burst_, bucket.tokens + rate_ * std::chrono::duration<double>(now - bucket.filled).count());
}

void RateLimit::forget_full(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) { return tokens(entry.second, now) >= burst_; });
  // So many clients at once can only be held off before they come here; none of them is held to account.
  if (buckets_.size() >= most_buckets) buckets_.clear();
}

}  // namespace newsd
