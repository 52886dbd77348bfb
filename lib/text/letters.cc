// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/letters.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/hangul.h"
#include "text/hanja.h"

namespace malmoi::text {
namespace {

/// What an ASCII character folds to, 0 where that is no letter.
constexpr auto ascii_letters = [] {
  std::array<char, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<unsigned char>(c)] = c;
    table[static_cast<unsigned char>(c) - 0x20] = c;
  }
  return table;
}();

void append(std::u32string_view folded, std::u32string& out) {
  for (const char32_t c : folded) {
    if (is_letter(c)) out.push_back(c);
  }
}

// They fold to what is no letter. U+2017 would fold to a combining mark.
bool is_common_punctuation(char32_t c) {
  return (c >= 0x2010 && c <= 0x2027 && c != 0x2017) || (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011);
}

char32_t three_bytes(const unsigned char* at) {
  return static_cast<char32_t>((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
}

constexpr bool is_unified_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FA5; }

/// Reads on until `out` is full or something comes that is not plain Korean text; returns how many letters.
std::size_t plain_letters(const unsigned char*& at, const unsigned char* end, std::array<char32_t, 512>& out) {
  char32_t* to = out.data();
  while (at < end && to < out.data() + out.size()) {
    const unsigned lead = *at;
    if (lead >= 0xEA && lead <= 0xED) {
      const char32_t c = three_bytes(at);
      if (!is_syllable(c)) break;
      *to++ = c;
      at += 3;
    } else if (lead < 0x80) {
      const char letter = ascii_letters[lead];
      *to = static_cast<unsigned char>(letter);
      to += letter != 0;
      ++at;
    } else if ((lead & 0xF0) == 0xE0) {
      const char32_t c = three_bytes(at);
      if (!is_unified_ideograph(c) && !is_common_punctuation(c)) break;
      *to = c;
      to += is_unified_ideograph(c);
      at += 3;
    } else if (lead == 0xC2 && at[1] == 0xB7) {  // ·
      at += 2;
    } else {
      break;
    }
  }
  return static_cast<std::size_t>(to - out.data());
}

/// Appends the letters of plain text; returns how many bytes are.
std::size_t append_plain(std::string_view utf8, std::u32string& out) {
  const auto* at = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* const end = at + utf8.size();
  std::array<char32_t, 512> some;  // a string would be cleared before it is written
  for (const auto* stop = at; at < end; stop = at) {
    const std::size_t count = plain_letters(at, end, some);
    out.append(some.data(), count);
    if (at == stop) break;
  }
  return utf8.size() - static_cast<std::size_t>(end - at);
}

}  // namespace

bool is_letter(char32_t c) {
  if (is_syllable(c)) return true;
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  return (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c <= 0x318E) || is_hanja(c);
}

std::u32string letters(std::u32string_view folded) {
  std::u32string out;
  append(folded, out);
  return out;
}

void append_letters(std::string_view utf8, FoldedText& scratch, std::u32string& out) {
  while (!utf8.empty()) {
    const std::size_t plain = append_plain(utf8, out);
    if (plain == utf8.size()) return;
    // Something that may fold together with what stands before it, but not with what stands beyond a space.
    const std::size_t space = utf8.rfind(' ', plain);
    const std::size_t begin = space == utf8.npos ? 0 : space;
    const std::size_t before = out.size();
    append_plain(utf8.substr(begin, plain - begin), out);
    out.resize(before - (out.size() - before));  // those letters are folded with it
    const std::size_t end = std::min(utf8.find(' ', plain), utf8.size());
    fold(utf8.substr(begin, end - begin), scratch);
    append(scratch.chars, out);
    utf8.remove_prefix(end);
  }
}

}  // namespace malmoi::text
