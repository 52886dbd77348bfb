// SPDX-License-Identifier: GPL-2.0-or-later
#include <simdjson.h>

#include <string>

#include "ingest/front_matter.h"

namespace malmoi::ingest {

namespace {

using config::Value;
namespace dom = simdjson::dom;

Value convert(dom::element element) {
  Value value;
  switch (element.type()) {
    case dom::element_type::OBJECT:
      value.kind = Value::Kind::map;
      for (const auto [key, item] : dom::object(element)) {
        value.keys.emplace_back(key);
        value.items.push_back(convert(item));
      }
      break;
    case dom::element_type::ARRAY:
      value.kind = Value::Kind::list;
      for (const dom::element item : dom::array(element)) value.items.push_back(convert(item));
      break;
    case dom::element_type::STRING:
      value.kind = Value::Kind::scalar;
      value.quoted = true;
      value.text = std::string_view(element);
      break;
    case dom::element_type::NULL_VALUE:
      break;
    default:
      value.kind = Value::Kind::scalar;
      value.text = simdjson::minify(element);
  }
  return value;
}

}  // namespace

Result<Value> parse_json(std::string_view text) {
  dom::parser parser;
  dom::element root;
  auto error = parser.allocate(text.size(), config::max_value_depth);
  if (!error) error = parser.parse(text.data(), text.size()).get(root);
  if (error) {
    return Error{ErrorCode::bad_input, "is not valid JSON (" + std::string(simdjson::error_message(error)) + ")"};
  }
  return convert(root);
}

}  // namespace malmoi::ingest
