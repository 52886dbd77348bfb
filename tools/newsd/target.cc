// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/target.h"

#include <charconv>

namespace newsd {
namespace {

enum class Plus { literal, space };  // a plus is a space in forms only (URL Standard, 5.1)

std::optional<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (text.size() - i < 3) return std::nullopt;
      unsigned char byte = 0;
      const char* const end = text.data() + i + 3;
      const auto [stop, error] = std::from_chars(text.data() + i + 1, end, byte, 16);
      if (error != std::errc() || stop != end) return std::nullopt;
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
    }
  }
  return out;
}

std::string_view without_origin(std::string_view raw) {
  const std::size_t host = raw.find("://");
  if (raw.rfind("http", 0) != 0 || host == std::string_view::npos) return raw;
  const std::size_t path = raw.find('/', host + 3);
  return path == std::string_view::npos ? std::string_view("/") : raw.substr(path);
}

}  // namespace

std::optional<Target> parse_target(std::string_view raw) {
  raw = without_origin(raw);
  const std::size_t question = raw.find('?');
  auto path = decoded(raw.substr(0, question), Plus::literal);
  if (!path || path->empty() || path->front() != '/') return std::nullopt;
  Target target{std::move(*path), {}};
  std::string_view query = question == std::string_view::npos ? std::string_view() : raw.substr(question + 1);
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = decoded(pair.substr(0, equals), Plus::space);
    auto value = decoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), Plus::space);
    if (!name || !value) return std::nullopt;
    target.query.emplace_back(std::move(*name), std::move(*value));
  }
  return target;
}

}  // namespace newsd
