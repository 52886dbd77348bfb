// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/queries.h"

#include <nlohmann/json.hpp>
#include <set>

#include "measure/lines.h"

namespace measure {
namespace {

std::string id_of(const nlohmann::json& object) {
  const auto id = object.find("_id");
  if (id == object.end()) return "";
  return id->is_string() ? id->get<std::string>() : id->dump();
}

}  // namespace

malmoi::Result<std::vector<Query>> read_queries(const std::string& path) {
  std::vector<Query> queries;
  std::set<std::string> seen;
  const auto read = read_lines(path, [&](std::string_view line, std::size_t) -> std::string {
    const auto object = nlohmann::json::parse(line, nullptr, false);
    const bool has_text = object.is_object() && object.contains("text") && object["text"].is_string();
    const std::string id = has_text ? id_of(object) : "";
    if (id.empty()) return "no query; a line must be {\"_id\": .., \"text\": ..}";
    if (words(id).size() != 1) return "white space in \"_id\"; a TREC run cannot hold it";
    if (!seen.insert(id).second) return "\"_id\" " + id + " is there twice; remove one line";
    queries.push_back({id, object["text"].get<std::string>()});
    return "";
  });
  if (!read) return read.error();
  return queries;
}

}  // namespace measure
