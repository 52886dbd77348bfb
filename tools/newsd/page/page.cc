// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/page.h"

#include <utility>

#include "newsd/page/article_page.h"
#include "newsd/page/assets.h"
#include "newsd/page/page_query.h"
#include "newsd/page/results_page.h"

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;

/// Each page holds some sixty addresses, which all repeat what was searched for.
constexpr std::size_t longest_address = 4'000;
constexpr std::uint32_t similar_articles = 5;

/// Nothing from elsewhere, nothing inline: text that slips through as markup could neither run nor ask for anything.
constexpr const char* content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

Response html(int status, std::string body) {
  return {status,
          "text/html; charset=utf-8",
          std::move(body),
          "",
          {{"cache-control", "no-cache"},
           {"content-security-policy", content_security_policy},
           {"referrer-policy", "same-origin"},
           {"vary", "Accept-Language"},
           {"x-content-type-options", "nosniff"}}};
}

int status_of(const Error& error) {
  if (error.code == ErrorCode::invalid_argument) return 400;
  return error.code == ErrorCode::not_found ? 404 : 500;
}

Response failed(const PageQuery& query, const Error& error) { return html(status_of(error), error_page(query, error)); }

malmoi::SearchRequest similar_to(const std::string& id) {
  malmoi::SearchRequest request;
  request.similar_to = id;
  request.limit = similar_articles;
  request.snippet_length = 0;
  return request;
}

}  // namespace

Response page(const malmoi::Searcher& searcher, const Request& request) {
  const PageQuery query = parse_page_query(request);
  if (address_of(query).size() > longest_address) {
    return failed(query.start(), {ErrorCode::invalid_argument, "the query is too long; leave some of it out"});
  }
  const auto results = searcher.search(search_request(query));
  return results ? html(200, results_page(query, *results)) : failed(query, results.error());
}

Response read(const malmoi::Searcher& searcher, const Request& request) {
  const PageQuery query = parse_page_query(request).start();
  const std::string id(request.parameter("id").value_or(""));
  const auto article = searcher.article(id);
  if (!article) return failed(query, article.error());
  const auto similar = searcher.search(similar_to(id));
  return html(200, article_page(query, *article, similar ? similar->hits : std::vector<malmoi::Hit>()));
}

Response asset(const Request& request) {
  for (const Asset* each : {&style_sheet(), &script(), &icon()}) {
    if (request.rest != each->name) continue;
    return {200,
            std::string(each->type),
            std::string(each->body),
            "",
            {{"cache-control", "public, max-age=31536000, immutable"}, {"x-content-type-options", "nosniff"}}};
  }
  return {404, "text/plain; charset=utf-8", "no such file\n", "", {}};
}

}  // namespace newsd
