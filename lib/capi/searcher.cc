// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/guard.h"
#include "capi/objects.h"
#include "capi/search_request.h"
#include "capi/text.h"

static_assert(MALMOI_LOG_INFO == static_cast<int>(malmoi::LogLevel::info) &&
              MALMOI_LOG_WARNING == static_cast<int>(malmoi::LogLevel::warning) &&
              MALMOI_LOG_ERROR == static_cast<int>(malmoi::LogLevel::error));

using malmoi::Result;
using malmoi::capi::make;
using malmoi::capi::missing;

malmoi_code malmoi_searcher_open(malmoi_text path, const malmoi_settings* settings, malmoi_searcher** out,
                                 malmoi_error* error) {
  return malmoi_searcher_open_with_log(path, settings, nullptr, nullptr, out, error);
}

malmoi_code malmoi_searcher_open_with_log(malmoi_text path, const malmoi_settings* settings, malmoi_log_function log,
                                          void* context, malmoi_searcher** out, malmoi_error* error) {
  return make(out, error, [&]() -> Result<malmoi::Searcher> {
    malmoi::capi::Texts copy;
    const std::string folder = copy("path", path);
    if (!copy.status()) return copy.status().error();
    malmoi::Log hear;
    if (log) {
      hear = [log, context](malmoi::LogLevel level, std::string_view message) {
        log(static_cast<int32_t>(level), {message.data(), message.size()}, context);
      };
    }
    return malmoi::Searcher::open(folder, settings ? settings->value : malmoi::Settings(), std::move(hear));
  });
}

void malmoi_searcher_free(malmoi_searcher* searcher) { delete searcher; }

malmoi_code malmoi_search(const malmoi_searcher* searcher, const malmoi_search_request* request, malmoi_results** out,
                          malmoi_error* error) {
  return make(out, error, [&]() -> Result<malmoi::SearchResults> {
    if (!searcher) return missing("searcher");
    const auto given = malmoi::capi::to_request(request);
    if (!given) return given.error();
    return searcher->value.search(*given);
  });
}

malmoi_code malmoi_suggest(const malmoi_searcher* searcher, const malmoi_suggest_request* request,
                           malmoi_suggestions** out, malmoi_error* error) {
  return make(out, error, [&]() -> Result<malmoi::Suggestions> {
    if (!searcher) return missing("searcher");
    const auto given = malmoi::capi::to_request(request);
    if (!given) return given.error();
    return searcher->value.suggest(*given);
  });
}

malmoi_code malmoi_find_article(const malmoi_searcher* searcher, malmoi_text id, malmoi_stored_article** out,
                                malmoi_error* error) {
  return make(out, error, [&]() -> Result<malmoi::Article> {
    if (!searcher) return missing("searcher");
    malmoi::capi::Texts copy;
    const std::string wanted = copy("id", id);
    if (!copy.status()) return copy.status().error();
    return searcher->value.article(wanted);
  });
}
