// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/writing_routes.h"

#include <malmoi/article_json.h>

#include <string>
#include <utility>

#include "newsd/error_response.h"

namespace newsd {
namespace {

using Operation = std::function<void(const Request&, const Reply&)>;

Route writing(const std::string& method, const std::string& path, Body body, Operation operation) {
  Route route;
  route.method = method;
  route.path = path;
  route.handle = std::move(operation);
  route.body = body;
  route.needs_token = true;
  return route;
}

void put(const malmoi::Settings& settings, Writer& writer, const Request& request, const Reply& reply) {
  auto article = malmoi::article_from_json(request.body, settings);
  if (!article) return reply(error_response(article.error()));
  if (!article->id.empty() && article->id != request.rest) {
    return reply(
        error_response(400, "invalid_argument", "the article's id differs from that of the path; leave it out"));
  }
  article->id = request.rest;
  writer.submit(Put{std::move(*article)}, reply);
}

void remove(Writer& writer, const Request& request, const Reply& reply) {
  const std::string_view purge = request.parameter("purge").value_or("false");
  if (purge != "true" && purge != "false") {
    return reply(error_response(400, "invalid_argument", "parameter purge: must be true or false"));
  }
  writer.submit(Remove{request.rest, purge == "true"}, reply);
}

}  // namespace

std::vector<Route> writing_routes(const malmoi::Settings& settings, Writer* writer) {
  Route remove_route =
      writing("DELETE", "/articles/{id}", Body::none,
              [writer](const Request& request, const Reply& reply) { remove(*writer, request, reply); });
  remove_route.parameters = {"purge"};
  return {writing("PUT", "/articles/{id}", Body::article,
                  [&settings, writer](const Request& request, const Reply& reply) {
                    put(settings, *writer, request, reply);
                  }),
          std::move(remove_route),
          writing("POST", "/articles", Body::bulk, [writer](const Request& request, const Reply& reply) {
            writer->submit(Bulk{request.body_path}, reply);
          })};
}

}  // namespace newsd
