// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/options.h"

#include "cli/config_option.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/words.h"

namespace newsq {
namespace {

std::string not_empty(const std::string& value) { return value.empty() ? "must not be empty; leave it out" : ""; }

void add_search_options(CLI::App& app, Options& options) {
  malmoi::SearchRequest& request = options.request;
  app.add_option("-n,--limit", request.limit, cli::both("보일 기사 수, 10,000까지", "Hits to show, up to 10,000"))
      ->capture_default_str();
  app.add_option("--offset", request.offset, cli::both("먼저 건너뛸 기사 수", "Hits to pass over first"))
      ->capture_default_str();
  app.add_option("--sort", options.sort,
                 cli::both("정렬: relevance(관련도), newest(최신), oldest(오래된 순)", "relevance, newest or oldest"))
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
      ->capture_default_str();
  app.add_option("--from", request.from,
                 cli::both("첫날: 2024-07-12, 2024-07, 2024", "First day: 2024-07-12, 2024-07 or 2024"))
      ->check(not_empty)
      ->type_name("DATE");
  app.add_option("--to", request.to, cli::both("마지막 날. 그날도 들어갑니다", "Last day, inclusive"))
      ->check(not_empty)
      ->type_name("DATE");
  // Lists take one value each time, so that they do not swallow the query.
  app.add_option("--category", request.categories,
                 cli::both("이 분류만. 여러 번 쓸 수 있습니다", "Only this category; may be repeated"))
      ->check(not_empty)
      ->allow_extra_args(false);
  app.add_option("--tag", request.tags,
                 cli::both("이 태그만. 여러 번 쓸 수 있습니다", "Only this tag; may be repeated"))
      ->check(not_empty)
      ->allow_extra_args(false);
  app.add_option("--facet", options.facets,
                 cli::both("category(분류), tag(태그), month(월)별 기사 수. 여러 번 쓸 수 있습니다",
                           "Count hits by category, tag or month; may be repeated"))
      ->check(CLI::IsMember({"category", "tag", "month"}))
      ->allow_extra_args(false);
  app.add_option_function<std::int64_t>(
         "--time-budget", [&request](std::int64_t count) { request.time_budget = std::chrono::milliseconds(count); },
         cli::both("검색에 쓸 수 있는 밀리초, 0은 제한 없음. 넘으면 그때까지의 답을 보입니다",
                   "Milliseconds a search may take, 0 for any; then the best answer so far is shown"))
      ->type_name("MS");
  app.add_flag(
      "--correct", request.correct,
      cli::both("틀린 말로 보이면 바로잡아 검색합니다", "Search for what was probably meant, where that differs"));
  app.add_flag("--explain", request.explain,
               cli::both("점수가 어떻게 나왔는지 보입니다", "Show how each score came about"));
  app.add_option(
         "--half-life", request.half_life,
         cli::both("날짜로 깎이는 점수가 절반이 되는 날수", "Days that make an article lose half of what age can take"))
      ->type_name("DAYS");
  app.add_option("--similar", request.similar_to,
                 cli::both("이 id의 기사와 비슷한 기사", "Articles like the one of this id"))
      ->check(not_empty)
      ->type_name("ID");
  app.add_option(
         "--similar-text", options.similar_text,
         cli::both("파일의 글과 비슷한 기사. -는 표준 입력", "Articles like the text of a file; - is standard input"))
      ->type_name("FILE");
  app.add_flag("--no-collapse", options.no_collapse,
               cli::both("거의 같은 기사를 따로 보입니다", "Show near-duplicates as hits of their own"));
  app.add_flag("--duplicates", request.list_duplicates,
               cli::both("거의 같은 기사를 함께 보입니다", "List the near-duplicates of each hit"));
}

void add_output_options(CLI::App& app, Options& options) {
  app.add_option("--suggest", options.suggest,
                 cli::both("검색하는 대신 이렇게 시작하는 검색어를 보입니다",
                           "Print what this may be the beginning of, instead of searching"))
      ->type_name("PREFIX");
  app.add_flag("--json", options.json,
               cli::both("답을 JSON 객체 하나로 보입니다", "Print the answer as one JSON object"));
  app.add_option("--color", options.color,
                 cli::both("색: auto(터미널에서), always(늘), never(없음)", "auto (on a terminal), always or never"))
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  cli::add_language_option(app, options.language);
  app.add_option("--queries", options.queries,
                 cli::both("파일의 {\"_id\", \"text\"} 줄마다 답합니다. --run과 함께",
                           "Answer each {\"_id\", \"text\"} line of a file; needs --run"))
      ->type_name("FILE");
  app.add_option("--run", options.run,
                 cli::both("--queries의 답을 TREC 형식으로 씁니다. -는 표준 출력",
                           "Write the answers to --queries as a TREC run; - is standard output"))
      ->type_name("FILE");
}

malmoi::Sort sort_named(const std::string& name) {
  if (name == "newest") return malmoi::Sort::newest;
  if (name == "oldest") return malmoi::Sort::oldest;
  return malmoi::Sort::relevance;
}

malmoi::Facet facet_named(const std::string& name) {
  if (name == "tag") return malmoi::Facet::tag;
  if (name == "month") return malmoi::Facet::month;
  return malmoi::Facet::category;
}

}  // namespace

void add_options(CLI::App& app, Options& options) {
  app.add_option(
         "INDEX", options.index,
         cli::both("색인 폴더, 또는 여러 색인을 적은 파일", "Folder of the index, or a file that describes several"))
      ->required();
  app.add_option(
      "QUERY", options.query,
      cli::both("검색어 (docs/query-language.md)", "Words, in the query language of docs/query-language.md"));
  add_search_options(app, options);
  add_output_options(app, options);
  cli::add_config_option(app, options.config);
}

std::optional<std::string> mistake(const Options& options) {
  if (options.queries.empty() != options.run.empty())
    return "--queries and --run belong together; give both or neither";
  if (!options.queries.empty() && !options.query.empty()) {
    return "--queries answers the queries of a file; leave out QUERY";
  }
  if (options.suggest && !options.query.empty()) return "--suggest takes what is typed so far itself; leave out QUERY";
  if (!options.similar_text.empty() && !options.request.similar_to.empty()) {
    return "--similar and --similar-text exclude each other; leave out one";
  }
  return std::nullopt;
}

malmoi::SearchRequest request_of(const Options& options) {
  malmoi::SearchRequest request = options.request;
  request.query = cli::joined(options.query);
  request.collapse = !options.no_collapse;
  request.sort = sort_named(options.sort);
  request.language = cli::language_named(options.language);
  for (const std::string& facet : options.facets) request.facets.push_back(facet_named(facet));
  return request;
}

}  // namespace newsq
