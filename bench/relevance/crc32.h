// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace relevance {

/// CRC-32 as in ISO 3309, zlib and zip: the same for a text on every machine and in most languages.
constexpr std::uint32_t crc32(std::string_view text) {
  std::uint32_t remainder = 0xFFFFFFFF;
  for (const char byte : text) {
    remainder ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) remainder = remainder >> 1 ^ (remainder & 1 ? 0xEDB88320 : 0);
  }
  return ~remainder;
}

}  // namespace relevance
