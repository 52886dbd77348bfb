// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace relevance {

/// A value; use from one thread. The same numbers on every machine, which the distributions of
/// <random> do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t bits() { return engine_(); }

  /// Uniform over 0 to bound - 1, but for a bias below bound / 2^32.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((engine_() >> 32) * bound >> 32); }

 private:
  std::mt19937_64 engine_;
};

}  // namespace relevance
