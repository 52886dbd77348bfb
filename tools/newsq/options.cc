// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/options.h"

#include "cli/config_option.h"
#include "cli/language.h"
#include "cli/words.h"

namespace newsq {
namespace {

void add_search_options(CLI::App& app, Options& options) {
  malmoi::SearchRequest& request = options.request;
  app.add_option("-n,--limit", request.limit, "Hits to show, up to 10,000")->capture_default_str();
  app.add_option("--offset", request.offset, "Hits to pass over first")->capture_default_str();
  app.add_option("--sort", options.sort, "relevance, newest or oldest")
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
      ->capture_default_str();
  app.add_option("--from", request.from, "First day: 2024-07-12, 2024-07 or 2024")->type_name("DATE");
  app.add_option("--to", request.to, "Last day, inclusive")->type_name("DATE");
  // Lists take one value each time, so that they do not swallow the query.
  app.add_option("--category", request.categories, "Only this category; may be repeated")->allow_extra_args(false);
  app.add_option("--tag", request.tags, "Only this tag; may be repeated")->allow_extra_args(false);
  app.add_option("--facet", options.facets, "Count hits by category, tag or month; may be repeated")
      ->check(CLI::IsMember({"category", "tag", "month"}))
      ->allow_extra_args(false);
  app.add_option_function<std::int64_t>(
         "--time-budget", [&request](std::int64_t count) { request.time_budget = std::chrono::milliseconds(count); },
         "Milliseconds a search may take, 0 for any; then the best answer so far is shown")
      ->type_name("MS");
  app.add_flag("--correct", request.correct, "Search for what was probably meant, where that differs");
  app.add_flag("--explain", request.explain, "Show how each score came about");
  app.add_option("--half-life", request.half_life, "Days that make an article lose half of what age can take")
      ->type_name("DAYS");
  app.add_option("--similar", request.similar_to, "Articles like the one of this id")->type_name("ID");
  app.add_option("--similar-text", options.similar_text, "Articles like the text of a file; - is standard input")
      ->type_name("FILE");
  app.add_flag("--no-collapse", options.no_collapse, "Show near-duplicates as hits of their own");
  app.add_flag("--duplicates", request.list_duplicates, "List the near-duplicates of each hit");
}

void add_output_options(CLI::App& app, Options& options) {
  app.add_option("--suggest", options.suggest, "Print what this may be the beginning of, instead of searching")
      ->type_name("PREFIX");
  app.add_flag("--json", options.json, "Print the answer as one JSON object");
  app.add_option("--color", options.color, "auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  cli::add_language_option(app, options.language);
  app.add_option("--queries", options.queries, "Answer each {\"_id\", \"text\"} line of a file; needs --run")
      ->type_name("FILE");
  app.add_option("--run", options.run, "Write the answers to --queries as a TREC run; - is standard output")
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
  app.add_option("INDEX", options.index, "Folder of the index")->required();
  app.add_option("QUERY", options.query, "Words, in the query language of docs/query-language.md");
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
