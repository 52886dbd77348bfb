// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi::text {

/// Where the first byte stands that is not part of valid UTF-8 (surrogates and overlong forms are
/// not); text.size() where all of it is valid.
std::size_t valid_prefix(std::string_view text) noexcept;
/// Several times faster than valid_prefix().
bool is_valid_utf8(std::string_view text) noexcept;

/// The code point that begins at text[at]; moves `at` past it. `text` must be valid.
inline char32_t decode(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(at);
  if (lead < 0x80) return ++at, lead;
  if (lead < 0xE0) return at += 2, (lead & 0x1F) << 6 | (byte(at - 1) & 0x3F);
  if (lead < 0xF0) return at += 3, (lead & 0x0F) << 12 | (byte(at - 2) & 0x3F) << 6 | (byte(at - 1) & 0x3F);
  return at += 4,
         (lead & 0x07) << 18 | (byte(at - 3) & 0x3F) << 12 | (byte(at - 2) & 0x3F) << 6 | (byte(at - 1) & 0x3F);
}

/// Appends one code point; `c` must be a Unicode scalar value.
inline void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    const char bytes[3] = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                           static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 3);
  } else {
    const char bytes[4] = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
                           static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 4);
  }
}

std::string to_utf8(std::u32string_view chars);
/// `text` must be valid.
std::u32string to_utf32(std::string_view text);

/// Code points of a valid text.
std::size_t count_code_points(std::string_view text) noexcept;

/// The text with each ill-formed sequence replaced by U+FFFD, as W3C and Unicode recommend
/// (maximal subparts).
std::string scrub_utf8(std::string_view text);

}  // namespace malmoi::text
