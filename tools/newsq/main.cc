// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include <malmoi/searcher.h>
#include <malmoi/version.h>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "newsq/batch.h"
#include "newsq/interactive.h"
#include "newsq/options.h"
#include "newsq/print.h"
#include "newsq/similar_text.h"

namespace {

cli::ExitStatus suggest(const malmoi::Searcher& searcher, const newsq::Options& options) {
  const malmoi::SearchRequest search = newsq::request_of(options);
  const auto suggestions = searcher.suggest({*options.suggest, search.limit, search.language});
  if (!suggestions) return cli::fail(suggestions.error());
  if (options.json) {
    cli::print(malmoi::to_json(*suggestions) + "\n");
  } else {
    newsq::print_suggestions(*suggestions, newsq::look_for(search.language, options.color));
  }
  return cli::done;
}

cli::ExitStatus answer(const malmoi::Searcher& searcher, const newsq::Options& options) {
  malmoi::SearchRequest request = newsq::request_of(options);
  if (!options.similar_text.empty()) {
    auto text = newsq::read_text(options.similar_text);
    if (!text) return cli::fail(text.error());
    request.similar_text = std::move(*text);
  }
  const auto results = searcher.search(request);
  if (!results) return cli::fail(results.error());
  if (options.json) {
    cli::print(malmoi::to_json(*results) + "\n");
  } else {
    newsq::print_results(*results, request.offset + 1, newsq::look_for(request.language, options.color));
  }
  return cli::done;
}

cli::ExitStatus run(const newsq::Options& options) {
  const auto settings = cli::settings_of(options.config);
  if (!settings) return cli::fail(settings.error());
  const auto searcher = malmoi::Searcher::open(options.index, *settings);
  if (!searcher) return cli::fail(searcher.error());
  if (options.suggest) return suggest(*searcher, options);
  if (newsq::is_interactive(options)) return newsq::converse(*searcher, options);
  if (options.queries.empty()) return answer(*searcher, options);
  return newsq::answer_batch(*searcher, newsq::request_of(options), options.queries, options.run);
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{
      cli::both("한국어 뉴스 기사의 색인을 검색합니다.", "Searches a full-text index of Korean news articles."),
      "newsq"};
  app.set_version_flag("--version", std::string("newsq ") + malmoi::version());
  newsq::Options options;
  newsq::add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  if (const auto mistake = newsq::mistake(options)) return cli::misuse(*mistake);
  return cli::finish(run(options));
}
