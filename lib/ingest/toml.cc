// SPDX-License-Identifier: GPL-2.0-or-later
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include "ingest/front_matter.h"

namespace malmoi::ingest {

namespace {

using config::Value;

// Dotted keys nest tables without limit, and toml++ frees them by recursion.
constexpr std::ptrdiff_t max_dots = 2000;

bool convert(const toml::node& node, std::size_t depth, Value& out) {
  if (depth == 0) return false;
  out.line = static_cast<unsigned>(node.source().begin.line);
  bool ok = true;
  if (const toml::table* table = node.as_table()) {
    out.kind = Value::Kind::map;
    for (const auto& [key, item] : *table) {
      out.keys.emplace_back(key.str());
      ok = convert(item, depth - 1, out.items.emplace_back()) && ok;
    }
  } else if (const toml::array* array = node.as_array()) {
    out.kind = Value::Kind::list;
    for (const toml::node& item : *array) ok = convert(item, depth - 1, out.items.emplace_back()) && ok;
  } else if (const auto* text = node.as_string()) {
    out.kind = Value::Kind::scalar;
    out.quoted = true;
    out.text = text->get();
  } else {
    std::ostringstream written;
    node.visit([&](const auto& scalar) {
      if constexpr (toml::is_value<decltype(scalar)>) written << scalar;
    });
    out.kind = Value::Kind::scalar;
    out.text = written.str();
  }
  return ok;
}

}  // namespace

Result<Value> parse_toml(std::string_view text) {
  if (std::count(text.begin(), text.end(), '.') > max_dots) {
    return Error{ErrorCode::bad_input, "line 1: too many dots for TOML"};
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return Error{ErrorCode::bad_input, "line " + std::to_string(error.source().begin.line) + ": not valid TOML (" +
                                           std::string(error.description()) + ")"};
  }
  Value value;
  if (!convert(parsed.table(), config::max_value_depth, value)) {
    return Error{ErrorCode::bad_input, "line 1: nested too deeply"};
  }
  return value;
}

}  // namespace malmoi::ingest
