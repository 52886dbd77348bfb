// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/html_references.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "text/utf8.h"

namespace malmoi::ingest {

namespace {

struct NamedReference {
  std::string_view name;
  std::string_view text;
};

constexpr NamedReference named_references[] = {
#include "ingest/html_entities.inc"
};

constexpr std::size_t longest_name = 32;

const NamedReference* find_name(std::string_view name) {
  const auto found = std::ranges::lower_bound(named_references, name, {}, &NamedReference::name);
  return found != std::end(named_references) && found->name == name ? found : nullptr;
}

// Numbers 0x80 to 0x9F mean windows-1252, by the standard; 0 stays what it is.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t sanitize(std::uint32_t number) {
  if (number >= 0x80 && number <= 0x9F) return windows_1252[number - 0x80];
  const bool scalar = number != 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  return scalar ? number : 0xFFFD;
}

/// At "&#": the length of the reference, 0 if it is none.
std::size_t resolve_number(std::string_view text, std::string& out) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + (hex ? 3 : 2);
  const char* end = text.data() + text.size();
  std::uint32_t number = 0;
  const auto [stop, error] = std::from_chars(begin, end, number, hex ? 16 : 10);
  if (stop == begin) return 0;
  text::append(out, error == std::errc() ? sanitize(number) : 0xFFFD);
  return static_cast<std::size_t>(stop - text.data()) + (stop != end && *stop == ';');
}

/// At "&": the length of the reference, 0 if it is none. The longest name wins.
std::size_t resolve_name(std::string_view text, std::string& out) {
  std::size_t length = 1;
  const auto is_alphanumeric = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (length < text.size() && length <= longest_name && is_alphanumeric(text[length])) ++length;
  if (length < text.size() && text[length] == ';') ++length;
  for (; length > 2; --length) {
    if (const NamedReference* found = find_name(text.substr(1, length - 1))) {
      out += found->text;
      return length;
    }
  }
  return 0;
}

}  // namespace

void resolve_references(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    std::size_t length = text.size() > 1 && text[1] == '#' ? resolve_number(text, out) : resolve_name(text, out);
    if (length == 0) {
      out.push_back('&');
      length = 1;
    }
    text.remove_prefix(length);
  }
}

}  // namespace malmoi::ingest
