// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/json_writer.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

bool is_special(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

void JsonWriter::separate() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
}

void JsonWriter::begin(char c) {
  separate();
  out_ += c;
  is_first_ = true;
}

void JsonWriter::end(char c) {
  out_ += c;
  is_first_ = false;
}

void JsonWriter::literal(std::string_view text) {
  separate();
  out_ += text;
}

void JsonWriter::key(std::string_view name) {
  separate();
  ((out_ += '"') += name) += "\":";
  is_first_ = true;
}

void JsonWriter::add(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_special) || !text::is_valid_utf8(text)) {
    return literal(nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  separate();
  ((out_ += '"') += text) += '"';
}

void JsonWriter::add(double number) { literal(nlohmann::json(number).dump()); }

void JsonWriter::add(std::uint64_t number) {
  char digits[20];
  literal({digits, std::to_chars(digits, digits + sizeof digits, number).ptr});
}

}  // namespace malmoi::search
