// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/article_json.h>

#include <nlohmann/json.hpp>

#include "ingest/reader.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

/// What is not there is null, not an empty string.
Json or_null(const std::string& value) { return value.empty() ? Json() : Json(value); }

}  // namespace

Result<Article> article_from_json(std::string_view json, const Settings& settings) {
  if (json.size() > settings.ingest.max_line_bytes) {
    return Error{ErrorCode::too_large, "the article has more bytes than max_line_bytes (" +
                                           std::to_string(settings.ingest.max_line_bytes) +
                                           "); shorten it, or raise that setting"};
  }
  return ingest::parse_json_article(json, settings.ingest);
}

std::string to_json(const Article& article) {
  Json out = {{"id", article.id},
              {"title", article.title},
              {"excerpt", article.excerpt},
              {"body", article.body},
              {"date", or_null(article.published)},
              {"url", or_null(article.url)},
              {"author", or_null(article.author)},
              {"categories", article.categories},
              {"tags", article.tags}};
  if (!article.extra.empty()) {
    Json& extra = out["extra"] = Json::object();
    for (const auto& [key, value] : article.extra) extra[key] = value;
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace malmoi
