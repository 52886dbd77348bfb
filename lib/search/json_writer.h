// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi::search {

/// One thread at a time. Writes JSON as nlohmann::json would, without the tree between: it made up most of what an
/// answer took to write.
class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  /// Letters only.
  void key(std::string_view name);

  void add(std::string_view text);
  void add(double number);
  void add(bool value) { literal(value ? "true" : "false"); }
  void add(std::uint64_t number);
  void add(std::uint32_t number) { add(std::uint64_t{number}); }
  void add_null() { literal("null"); }

  std::string take() { return std::move(out_); }

 private:
  void separate();
  void begin(char c);
  void end(char c);
  void literal(std::string_view text);

  std::string out_;
  bool is_first_ = true;  // of an object or array, or behind a key
};

}  // namespace malmoi::search
