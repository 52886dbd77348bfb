// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::config {

/// A value of YAML, TOML or JSON, with the line it stands on. Scalars keep the text they were written
/// as, so that a date stays what its author typed.
struct Value {
  enum class Kind : std::uint8_t { null, scalar, list, map };

  Kind kind = Kind::null;
  bool quoted = false;            ///< a scalar that was written as a string, whatever it looks like
  unsigned line = 0;              ///< from 1, where its key stands if it has one; 0 where the parser does not tell
  std::string text;               ///< of a scalar
  std::vector<std::string> keys;  ///< of a map, in order; keys[i] belongs to items[i]
  std::vector<Value> items;       ///< of a list or map

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }
  /// The value of a key, null where it is missing. Of a key that is there twice the last one counts,
  /// as it does in Jekyll.
  const Value* find(std::string_view key) const;
};

/// A tree is nested no deeper than this, whatever it was read from.
inline constexpr std::size_t max_value_depth = 64;

/// The value as one line of YAML flow text: `[가, 나]`, `{x: 1}`, `"with: colon"`.
std::string to_flow(const Value& value);

}  // namespace malmoi::config
