// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>

namespace stress {

/// One thread adds, any may read. Counts times of any length within 3%, in memory that does not grow.
class Histogram {
 public:
  void add(std::uint64_t microseconds) { counts_[bucket(microseconds)].fetch_add(1, std::memory_order_relaxed); }
  void merge(const Histogram& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i].load(std::memory_order_relaxed);
  }
  /// In milliseconds; 0 where nothing was counted.
  double percentile(double percent) const {
    std::uint64_t all = 0;
    for (const auto& count : counts_) all += count;
    const double wanted = std::ceil(static_cast<double>(all) * percent / 100);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen > 0 && static_cast<double>(seen) >= wanted) return static_cast<double>(first_of(i)) / 1000;
    }
    return 0;
  }

 private:
  // Powers of two, each in 32 steps.
  static constexpr unsigned bits = 5;
  static std::size_t bucket(std::uint64_t n) {
    if (n < (1u << bits)) return n;
    const unsigned shift = static_cast<unsigned>(std::bit_width(n)) - bits - 1;
    return (std::size_t{shift} << bits) + (n >> shift);
  }
  static std::uint64_t first_of(std::size_t bucket) {
    if (bucket < (2u << bits)) return bucket;
    const std::size_t shift = (bucket >> bits) - 1;
    return ((bucket & ((1u << bits) - 1)) + (1u << bits)) << shift;
  }
  std::array<std::atomic<std::uint32_t>, (64 - bits + 1) << bits> counts_{};
};

}  // namespace stress
