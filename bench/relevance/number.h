// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace relevance {

/// The number that all of a text is; nothing for anything else, infinities included.
template <class T>
std::optional<T> parse_number(std::string_view text) {
  T number{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  if (!std::isfinite(static_cast<double>(number))) return std::nullopt;
  return number;
}

}  // namespace relevance
