// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/permalink.h"

#include <algorithm>
#include <optional>

namespace malmoi::ingest {

namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// RFC 3986: a path segment may hold these, every other byte is escaped.
bool stays(char c) {
  return is_letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
}

std::string percent_encode(std::string_view segment) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : segment) {
    if (stays(c)) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

std::string join(const std::vector<std::string>& categories) {
  std::string joined;
  for (const std::string& category : categories) {
    if (!joined.empty()) joined.push_back('/');
    joined += percent_encode(lower(category));
  }
  return joined;
}

/// What a placeholder stands for; nothing where it is unknown or asks for a date that is not there.
std::optional<std::string> fill(std::string_view name, const PermalinkParts& parts) {
  if (name == "title" || name == "slug") return percent_encode(parts.slug);
  if (name == "categories") return join(parts.categories);
  if (parts.day.empty()) return std::nullopt;
  if (name == "year") return std::string(parts.day.substr(0, 4));
  if (name == "month") return std::string(parts.day.substr(5, 2));
  if (name == "day") return std::string(parts.day.substr(8, 2));
  return std::nullopt;
}

}  // namespace

std::string expand_permalink(std::string_view permalink, const PermalinkParts& parts) {
  std::string url;
  for (std::size_t at = 0; at < permalink.size();) {
    if (permalink[at] != ':' || at == 0 || permalink[at - 1] != '/') {
      url.push_back(permalink[at++]);
      continue;
    }
    std::size_t end = at + 1;
    while (end < permalink.size() && is_letter(permalink[end])) ++end;
    const auto value = fill(permalink.substr(at + 1, end - at - 1), parts);
    if (!value) return "";
    url += *value;
    at = end;
    if (value->empty() && at < permalink.size() && permalink[at] == '/') ++at;  // leave no empty segment
  }
  return url;
}

}  // namespace malmoi::ingest
