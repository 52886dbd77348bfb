// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace malmoi::text {

/// Does eight_bytes() give the first byte the lowest place?
inline constexpr bool is_little_endian = std::endian::native == std::endian::little;

inline std::uint64_t eight_bytes(const void* from) {
  std::uint64_t bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// The lowest bit of each of eight bytes, that of the lowest byte first.
constexpr std::uint64_t lowest_bits(std::uint64_t bytes) {
  return (bytes & 0x0101010101010101) * 0x0102040810204080 >> 56;
}

}  // namespace malmoi::text
