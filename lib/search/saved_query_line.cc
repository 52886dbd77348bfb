// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/saved_query_line.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_id_bytes = 512;

Error refuse(const std::string& what) { return {ErrorCode::bad_input, what}; }

Status read_text(const Json& json, const char* key, std::string& out) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return {};
  if (!found->is_string()) return refuse("key " + std::string(key) + ": must be a string");
  out = found->get<std::string>();
  return {};
}

Status read_names(const Json& json, const char* key, std::vector<std::string>& out) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return {};
  const auto is_string = [](const Json& each) { return each.is_string(); };
  if (found->is_string()) {
    out = {found->get<std::string>()};
  } else if (found->is_array() && std::all_of(found->begin(), found->end(), is_string)) {
    out = found->get<std::vector<std::string>>();
  } else {
    return refuse("key " + std::string(key) + ": must be a string or a list of strings");
  }
  return {};
}

}  // namespace

Status check_query_id(const std::string& id) {
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
  if (!id.empty() && id.size() <= max_id_bytes && std::none_of(id.begin(), id.end(), is_control) &&
      text::is_valid_utf8(id)) {
    return {};
  }
  return Error{ErrorCode::invalid_argument,
               "id: must be 1 to 512 bytes of UTF-8 without control characters; give the query another"};
}

Result<SavedQuery> read_saved_query(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return refuse("not valid JSON; correct the line");
  if (!json.is_object()) return refuse("not a JSON object; write one object a line");
  if (!json.contains("query")) return refuse("has no key query; write what is to be found");
  SavedQuery query;
  for (const Status& read :
       {read_text(json, "_id", query.id), read_text(json, "id", query.id), read_text(json, "query", query.query),
        read_text(json, "from", query.from), read_text(json, "to", query.to),
        read_names(json, "categories", query.categories), read_names(json, "tags", query.tags)}) {
    if (!read) return read.error();
  }
  if (query.id.empty()) return refuse("has neither _id nor id; give the query one");
  if (const Status valid = check_query_id(query.id); !valid) return valid.error();
  return query;
}

std::string to_line(const SavedQuery& query) {
  Json json = {{"id", query.id}, {"query", query.query}};
  if (!query.from.empty()) json["from"] = query.from;
  if (!query.to.empty()) json["to"] = query.to;
  if (!query.categories.empty()) json["categories"] = query.categories;
  if (!query.tags.empty()) json["tags"] = query.tags;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace malmoi::search
