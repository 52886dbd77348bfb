// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/html.h"

#include <strings.h>
#include <unistr.h>

#include <algorithm>

namespace newsd {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(ucs4_t c) { return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0); }

void append_escaped(std::string& out, ucs4_t c, std::string_view bytes) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += is_control(c) ? replacement : bytes;
  }
}

bool begins(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && strncasecmp(text.data(), prefix.data(), prefix.size()) == 0;
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    ucs4_t c = 0;
    const int length = u8_mbtoucr(&c, at + i, text.size() - i);
    if (length > 0) {
      append_escaped(out, c, text.substr(i, static_cast<std::size_t>(length)));
      i += static_cast<std::size_t>(length);
    } else {
      out += replacement;
      ++i;
    }
  }
  return out;
}

std::string escape_marked(std::string_view text, const std::vector<malmoi::ByteRange>& ranges) {
  std::string out;
  std::size_t done = 0;
  for (const malmoi::ByteRange& range : ranges) {
    const std::size_t begin = std::clamp<std::size_t>(range.begin, done, text.size());
    const std::size_t end = std::clamp<std::size_t>(range.end, begin, text.size());
    out += escape(text.substr(done, begin - done)) + "<mark>" + escape(text.substr(begin, end - begin)) + "</mark>";
    done = end;
  }
  return out + escape(text.substr(done));
}

std::string link(std::string_view address, std::string_view html, std::string_view more) {
  return "<a href=\"" + escape(address) + "\"" + std::string(more) + ">" + std::string(html) + "</a>";
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";  // RFC 3986, 2.3
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (unreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

bool is_linkable(std::string_view url) {
  // Browsers drop tabs and line ends in addresses, and read a backslash as a slash (URL Standard, 4.4).
  const auto is_odd = [](unsigned char c) { return c <= ' ' || c == '\\' || c == 0x7F; };
  if (std::any_of(url.begin(), url.end(), is_odd)) return false;
  if (begins(url, "http://") || begins(url, "https://")) return true;
  return begins(url, "/") && !begins(url, "//");
}

std::string fill(std::string_view pattern, std::string_view value) {
  std::string out(pattern);
  const std::size_t gap = out.find("{}");
  if (gap != std::string::npos) out.replace(gap, 2, value);
  return out;
}

}  // namespace newsd
