// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/value.h"

#include <algorithm>

namespace malmoi::config {

namespace {

// Plain scalars of YAML flow text: what could be read as something else is quoted instead.
bool is_plain(std::string_view text) {
  constexpr std::string_view special = ",[]{}#&*!|>'\"%@`:?\\";
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.front() == '-') return false;
  return std::ranges::none_of(
      text, [&](char c) { return static_cast<unsigned char>(c) < 0x20 || special.find(c) != std::string_view::npos; });
}

void append_quoted(std::string_view text, std::string& out) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == '\n') {
      out += "\\n";
    } else {
      out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
  }
  out.push_back('"');
}

void append_scalar(const std::string& text, bool quoted, std::string& out) {
  if (!quoted && is_plain(text)) {
    out += text;
  } else {
    append_quoted(text, out);
  }
}

void append_flow(const Value& value, std::string& out) {
  if (value.is_null()) {
    out += "null";
  } else if (value.is_scalar()) {
    append_scalar(value.text, value.quoted, out);
  } else {
    out.push_back(value.is_map() ? '{' : '[');
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      if (i > 0) out += ", ";
      if (value.is_map()) {
        append_scalar(value.keys[i], false, out);
        out += ": ";
      }
      append_flow(value.items[i], out);
    }
    out.push_back(value.is_map() ? '}' : ']');
  }
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (std::size_t i = keys.size(); i-- > 0;) {
    if (keys[i] == key) return &items[i];
  }
  return nullptr;
}

std::string to_flow(const Value& value) {
  std::string out;
  append_flow(value, out);
  return out;
}

}  // namespace malmoi::config
