// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/openapi.h"

#include <gtest/gtest.h>
#include <malmoi/indexer.h>
#include <malmoi/searcher.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "newsd/api.h"
#include "newsd/writing_routes.h"
#include "temporary_folder.h"

namespace newsd {
namespace {

using Json = nlohmann::json;
using Operations = std::map<std::string, std::set<std::string>>;

/// Follows a reference within the document.
const Json& resolved(const Json& document, const Json& value) {
  if (!value.contains("$ref")) return value;
  return document.at(Json::json_pointer(value.at("$ref").get<std::string>().substr(1)));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

/// Names of the parameters of each operation, "GET /search", in their query string.
Operations described(const Json& document) {
  Operations operations;
  for (const auto& [path, methods] : document.at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      auto& names = operations[upper(method) + " " + path];
      for (const Json& each : operation.at("parameters")) {
        const Json& parameter = resolved(document, each);
        if (parameter.at("in") == "query") names.insert(parameter.at("name").get<std::string>());
      }
    }
  }
  return operations;
}

TEST(OpenApi, DescribesWhatTheServerKnows) {
  const malmoi::Settings settings;
  const malmoi::TemporaryFolder folder;
  ASSERT_TRUE(malmoi::Indexer::open(folder / "index")->commit());
  const auto searcher = malmoi::Searcher::open(folder / "index");
  ASSERT_TRUE(searcher) << searcher.error().message;
  const EntityTag entity_tag("", "");
  Services services(settings.server);
  const Library library{*searcher, settings, entity_tag};
  std::vector<Route> routes = reading_routes(library, services);
  for (Route& each : writing_routes(settings, nullptr)) routes.push_back(each);
  Operations known;
  for (const Route& route : routes) {
    known[route.method + " " + route.path] = {route.parameters.begin(), route.parameters.end()};
  }
  EXPECT_EQ(described(Json::parse(openapi_text)), known);
}

TEST(OpenApi, HasNoDeadReferences) {
  const Json document = Json::parse(openapi_text);
  EXPECT_EQ(document.at("openapi"), "3.0.3");
  const Json flat = document.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (pointer.size() < 5 || pointer.substr(pointer.size() - 5) != "/$ref") continue;
    EXPECT_TRUE(document.contains(Json::json_pointer(value.get<std::string>().substr(1)))) << value;
  }
}

TEST(OpenApi, SaysWhatOperationsNeedATokenAndAnswer) {
  const Json document = Json::parse(openapi_text);
  for (const auto& [path, methods] : document.at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      EXPECT_EQ(operation.contains("security"), method != "get") << method << path;
      EXPECT_TRUE(operation.at("responses").contains("200")) << method << path;
    }
  }
}

}  // namespace
}  // namespace newsd
