// SPDX-License-Identifier: GPL-2.0-or-later
// How many searches a second an index answers, without a server around it. See docs/performance.md.
#include <malmoi/searcher.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/markdown_table.h"
#include "measure/passes.h"
#include "measure/queries.h"
#include "measure/stopwatch.h"
#include "searches/two_word_queries.h"

namespace {

using namespace searches;
using malmoi::Result;

struct Options {
  std::string index;
  std::string queries;
  std::size_t count = 2000;
  std::uint32_t seed = 1;
  unsigned jobs = std::max(2U, std::thread::hardware_concurrency());
  unsigned repeat = 5;
  std::uint64_t cache_bytes = 0;
  bool print = false;
  bool answers = false;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("INDEX", options.index, "Folder of the index")->required();
  app.add_option("--queries", options.queries, "Ask these, {\"_id\": .., \"text\": ..}, and not two words of titles")
      ->type_name("FILE.jsonl");
  app.add_option("--count", options.count, "Queries of two words of a title, no two alike")->capture_default_str();
  app.add_option("--seed", options.seed, "Of their choice")->capture_default_str();
  app.add_option("--jobs", options.jobs, "Threads of the runs with several; default: one for each core")
      ->check(CLI::Range(2, 1024));
  app.add_option("--repeat", options.repeat, "Rounds; figures are medians")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--cache-bytes", options.cache_bytes, "Setting search.cache_bytes")->capture_default_str();
  app.add_flag("--print", options.print, "Only print the queries, encoded for URLs");
  app.add_flag("--answers", options.answers, "Only print the answers, a line of JSON each, to compare builds by");
}

Result<std::vector<std::string>> queries_of(const Options& options) {
  if (options.queries.empty()) return two_word_queries(options.index, options.count, options.seed);
  const auto read = measure::read_queries(options.queries);
  if (!read) return read.error();
  std::vector<std::string> queries;
  for (const measure::Query& each : *read) queries.push_back(each.text);
  return queries;
}

/// What a server does for a search: an answer of ten hits with snippets, as JSON.
Result<std::string> answer(const malmoi::Searcher& searcher, const std::string& query, double* milliseconds) {
  malmoi::SearchRequest request;
  request.query = query;
  measure::Stopwatch stopwatch;
  auto results = searcher.search(request);
  if (!results) return results.error();
  results->took_ms = 0;
  auto json = malmoi::to_json(*results);
  *milliseconds = stopwatch.lap().wall * 1000;
  return json;
}

/// Asks all queries once; each thread takes the next that nobody has.
Result<measure::Pass> ask_all(const malmoi::Searcher& searcher, const std::vector<std::string>& queries,
                              unsigned threads) {
  measure::Pass pass;
  pass.milliseconds.resize(queries.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < queries.size();) {
      if (!answer(searcher, queries[i], &pass.milliseconds[i])) failed = true;
    }
  };
  measure::Stopwatch stopwatch;
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  const measure::Cost cost = stopwatch.lap();
  if (failed) return malmoi::Error{malmoi::ErrorCode::io, "a search failed; run newsidx check"};
  pass.cpu_ms = cost.cpu * 1000 / static_cast<double>(queries.size());
  pass.queries_per_second = static_cast<double>(queries.size()) / cost.wall;
  return pass;
}

/// The pass of the median CPU time.
Result<measure::Pass> median_pass(const malmoi::Searcher& searcher, const std::vector<std::string>& queries,
                                  unsigned threads, unsigned repeat) {
  std::vector<measure::Pass> passes;
  for (unsigned i = 0; i < repeat; ++i) {
    auto pass = ask_all(searcher, queries, threads);
    if (!pass) return pass;
    passes.push_back(std::move(*pass));
  }
  const auto middle = passes.begin() + static_cast<std::ptrdiff_t>(passes.size() / 2);
  std::nth_element(passes.begin(), middle, passes.end(),
                   [](const auto& a, const auto& b) { return a.cpu_ms < b.cpu_ms; });
  return std::move(*middle);
}

cli::ExitStatus print_queries(const std::vector<std::string>& queries) {
  std::string lines;
  for (const std::string& query : queries) lines += url_encoded(query) + "\n";
  cli::print(lines);
  return cli::done;
}

cli::ExitStatus print_answers(const malmoi::Searcher& searcher, const std::vector<std::string>& queries) {
  double ignored = 0;
  for (const std::string& query : queries) {
    const auto json = answer(searcher, query, &ignored);
    if (!json) return cli::fail(json.error());
    cli::print(*json + "\n");
  }
  return cli::done;
}

cli::ExitStatus measure_searches(const malmoi::Searcher& searcher, const std::vector<std::string>& queries,
                                 const Options& options) {
  if (const auto warm = ask_all(searcher, queries, 1); !warm) return cli::fail(warm.error());
  std::string table = std::to_string(queries.size()) + " queries, 10 hits with snippets as JSON\n\n" +
                      measure::heading({"threads", "searches/s", "CPU ms a search", "p50 ms", "p99 ms", "max ms"});
  for (const unsigned threads : {1U, options.jobs}) {
    const auto pass = median_pass(searcher, queries, threads, options.repeat);
    if (!pass) return cli::fail(pass.error());
    const measure::Distribution times = measure::distribution(pass->milliseconds);
    table += measure::line({std::to_string(threads), measure::fixed("%.0f", pass->queries_per_second),
                            measure::fixed("%.3f", pass->cpu_ms), measure::fixed("%.2f", times.p50),
                            measure::fixed("%.2f", times.p99), measure::fixed("%.2f", times.max)});
  }
  cli::print(table);
  return cli::done;
}

cli::ExitStatus run(const Options& options) {
  const auto queries = queries_of(options);
  if (!queries) return cli::fail(queries.error());
  if (queries->empty()) return cli::misuse(options.index + ": no title has two words; name --queries");
  if (options.print) return print_queries(*queries);
  malmoi::Settings settings;
  settings.search.time_budget = {};  // a busy machine must not change answers
  settings.search.cache_bytes = options.cache_bytes;
  const auto searcher = malmoi::Searcher::open(options.index, settings);
  if (!searcher) return cli::fail(searcher.error());
  return options.answers ? print_answers(*searcher, *queries) : measure_searches(*searcher, *queries, options);
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Asks an index many queries, 10 hits with snippets each, and prints how many it answers in a second.",
               "bench_searches"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
