// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace scale {

/// Mixes bits so that numbers that differ little give numbers that have nothing in common: the step of
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
  x = (x ^ x >> 27) * 0x94D049BB133111EB;
  return x ^ x >> 31;
}

constexpr std::uint64_t hash_of_pair(char32_t first, char32_t second) {
  return mixed(static_cast<std::uint64_t>(first) << 32 | second);
}

/// A value; use from one thread. Random numbers that depend on what they are for and on nothing drawn before,
/// the same on every machine.
class HashRandom {
 public:
  explicit HashRandom(std::uint64_t seed, std::uint64_t a = 0, std::uint64_t b = 0)
      : state_(mixed(mixed(mixed(seed) ^ a) ^ b)) {}

  std::uint64_t bits() { return state_ = mixed(state_); }
  /// 0 to bound - 1.
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>((bits() >> 32) * bound >> 32); }
  /// 0 to just below 1.
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace scale
