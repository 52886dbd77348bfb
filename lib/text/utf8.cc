// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <simdjson.h>

#include <cstring>

namespace malmoi::text {
namespace {

/// What begins at a byte: a well-formed sequence, or a maximal subpart of an ill-formed one.
struct Sequence {
  std::size_t size;
  bool valid;
};

/// Bytes that may follow a lead byte; the Unicode Standard, table 3-7.
struct SecondByte {
  unsigned char low;
  unsigned char high;
};

constexpr SecondByte second_byte(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

constexpr std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

Sequence read_sequence(const unsigned char* at, const unsigned char* end) {
  const std::size_t size = sequence_size(*at);
  if (size < 2) return {1, size == 1};
  const auto [low, high] = second_byte(*at);
  if (end - at < 2 || at[1] < low || at[1] > high) return {1, false};
  for (std::size_t i = 2; i < size; ++i) {
    if (at + i == end || (at[i] & 0xC0) != 0x80) return {i, false};
  }
  return {size, true};
}

bool eight_ascii(const unsigned char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

/// Three-byte sequences other than those of E0 and ED, whose second byte is restricted.
bool plain_three_bytes(const unsigned char* at) {
  return *at > 0xE0 && *at < 0xF0 && *at != 0xED && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

}  // namespace

std::size_t valid_prefix(std::string_view text) noexcept {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = begin + text.size();
  const auto* at = begin;
  while (end - at >= 8) {
    if (plain_three_bytes(at)) {
      at += 3;
    } else if (eight_ascii(at)) {
      at += 8;
    } else {
      const Sequence sequence = read_sequence(at, end);
      if (!sequence.valid) return static_cast<std::size_t>(at - begin);
      at += sequence.size;
    }
  }
  while (at < end) {
    const Sequence sequence = read_sequence(at, end);
    if (!sequence.valid) break;
    at += sequence.size;
  }
  return static_cast<std::size_t>(at - begin);
}

bool is_valid_utf8(std::string_view text) noexcept { return simdjson::validate_utf8(text.data(), text.size()); }

std::string to_utf8(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size() * 3);
  for (const char32_t c : chars) append(out, c);
  return out;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(count_code_points(text));
  for (std::size_t at = 0; at < text.size();) out.push_back(decode(text, at));
  return out;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return count;
}

std::string scrub_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t valid = valid_prefix(text);
    out.append(text.substr(0, valid));
    text.remove_prefix(valid);
    if (text.empty()) break;
    const auto* const at = reinterpret_cast<const unsigned char*>(text.data());
    append(out, U'\uFFFD');
    text.remove_prefix(read_sequence(at, at + text.size()).size);
  }
  return out;
}

}  // namespace malmoi::text
