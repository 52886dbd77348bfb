// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/api.h"

#include <utility>

#include <malmoi/article_json.h>
#include <malmoi/search_results.h>
#include <malmoi/suggestions.h>
#include <malmoi/utf16.h>

#include "newsd/conclude.h"
#include "newsd/error_response.h"
#include "newsd/openapi.h"
#include "newsd/page/page.h"
#include "newsd/search_query.h"

namespace newsd {
namespace {

std::string cache_control(const malmoi::Settings& settings) {
  const std::uint32_t seconds = settings.server.cache_seconds;
  return seconds > 0 ? "public, max-age=" + std::to_string(seconds) : "no-cache";
}

Response json(const Library& library, std::string body) {
  return {200, json_type, std::move(body) + "\n", "", {{"cache-control", cache_control(library.settings)}}};
}

/// 304 without any work, where the client has what the index would say.
std::optional<Response> unchanged(const Library& library, const Request& request) {
  const std::string_view known = request.header("if-none-match");
  if (known.empty()) return std::nullopt;
  const auto newest = library.entity_tag.newest();
  if (!newest || !names_etag(known, *newest)) return std::nullopt;
  return Response{304, "", "", *newest, {{"cache-control", cache_control(library.settings)}}};
}

Response answer(const Library& library, SearchQuery query) {
  const std::string state = library.entity_tag.state();
  auto results = library.searcher.search(query.request);
  if (!results) return error_response(results.error());
  if (query.offsets == Offsets::utf16) malmoi::count_in_utf16(*results);
  Response response = json(library, malmoi::to_json(*results));
  if (!results->partial) response.etag = library.entity_tag.of(state, results->commit);
  return response;
}

Response search(const Library& library, const Request& request) {
  auto query = parse_search(request.query, library.settings);
  if (!query) return error_response(query.error());
  if (auto response = unchanged(library, request)) return std::move(*response);
  return answer(library, std::move(*query));
}

Response similar(const Library& library, const Request& request) {
  auto query = parse_search(request.query, library.settings);
  if (!query) return error_response(query.error());
  if (auto response = unchanged(library, request)) return std::move(*response);
  query->request.similar_to = request.rest;
  return answer(library, std::move(*query));
}

Response suggest(const Library& library, const Request& request) {
  const auto query = parse_suggest(request.query, library.settings);
  if (!query) return error_response(query.error());
  auto suggestions = library.searcher.suggest(query->request);
  if (!suggestions) return error_response(suggestions.error());
  if (query->offsets == Offsets::utf16) malmoi::count_in_utf16(*suggestions);
  return json(library, malmoi::to_json(*suggestions));
}

Response article(const Library& library, const Request& request) {
  if (auto response = unchanged(library, request)) return std::move(*response);
  const auto newest = library.entity_tag.newest();
  const auto found = library.searcher.article(request.rest);
  if (!found) return error_response(found.error());
  Response response = json(library, malmoi::to_json(*found));
  // Taken before the article: at worst a client asks once more.
  response.etag = newest.value_or("");
  return response;
}

/// Looks for an article that cannot be: its id has a space.
Response health(const Library& library) {
  const auto none = library.searcher.article(" ");
  if (!none && none.error().code != malmoi::ErrorCode::not_found) return error_response(none.error());
  return {200, "text/plain; charset=utf-8", "ok\n", "", {{"cache-control", "no-store"}}};
}

Response metrics(const Library& library, const Services& services) {
  std::string text = services.metrics.text();
  text += metric("newsd_connections", "gauge", "Connections that are open.", services.connections.count());
  text += metric("newsd_connections_timed_out_total", "counter", "Connections that were closed for being slow.",
                 services.connections.timed_out());
  text += metric("newsd_requests_waiting", "gauge", "Requests that wait for a worker.", services.workers.waiting());
  text += metric("newsd_rejected_by_rate_total", "counter", "Requests answered 429.", services.rejected_by_rate);
  text += metric("newsd_rejected_by_queue_total", "counter", "Requests answered 503, as too many were waiting.",
                 services.rejected_by_queue);
  text += metrics_of(library.searcher.statistics());
  return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(text), "", {{"cache-control", "no-store"}}};
}

Response openapi() { return {200, json_type, openapi_text, "", {{"cache-control", "no-cache"}}}; }

Route at_once(Route route) {
  route.where = Where::at_once;
  return route;
}

Route with_any_parameter(Route route) {
  route.takes_any_parameter = true;
  return route;
}

}  // namespace

std::vector<Route> reading_routes(const Library& library, const Services& services) {
  const auto with_library = [&library](Response (*handler)(const Library&, const Request&)) -> Handler {
    return [&library, handler](const Request& request) { return handler(library, request); };
  };
  return {answering("GET", "/search", search_parameters(), with_library(search)),
          answering("GET", "/similar/{id}", search_parameters(), with_library(similar)),
          answering("GET", "/suggest", suggest_parameters(), with_library(suggest)),
          answering("GET", "/article/{id}", {}, with_library(article)),
          answering("GET", "/healthz", {}, [&library](const Request&) { return health(library); }),
          at_once(answering("GET", "/metrics", {},
                            [&library, &services](const Request&) { return metrics(library, services); })),
          at_once(answering("GET", "/openapi.json", {}, [](const Request&) { return openapi(); })),
          with_any_parameter(answering("GET", "/", {},
                                       [&library](const Request& request) { return page(library.searcher, request); })),
          with_any_parameter(answering("GET", "/read", {"id"},
                                       [&library](const Request& request) { return read(library.searcher, request); })),
          with_any_parameter(at_once(answering("GET", "/assets/{name}", {}, asset)))};
}

}  // namespace newsd
