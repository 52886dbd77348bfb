// SPDX-License-Identifier: GPL-2.0-or-later
// How long searches take. See docs/contributing.md.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "latency/report.h"
#include "measure/output_file.h"

namespace {

using namespace latency;

struct Options {
  std::string index;
  std::string queries;
  unsigned jobs = std::max(2U, std::thread::hardware_concurrency());
  unsigned repeat = 3;
  bool json = false;
  std::string svg;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("INDEX", options.index, "Folder of the index")->required();
  app.add_option("QUERIES", options.queries, "JSON Lines: {\"_id\": .., \"text\": ..}")->required();
  app.add_option("--jobs", options.jobs, "Threads of the runs with several; default: one for each core")
      ->check(CLI::Range(2, 1024));
  app.add_option("--repeat", options.repeat, "Rounds of warm runs; figures are medians")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Print one JSON object");
  app.add_option("--svg", options.svg, "Draw the distributions")->type_name("FILE");
}

malmoi::Result<Timing> time_searches(const Options& options, const std::vector<measure::Query>& queries,
                                     const std::string& name, measure::Answer answer) {
  auto cold = measure::cold_pass(options.index, queries, answer);
  if (!cold) return cold.error();
  auto warm = measure::warm_passes(options.index, queries, answer, {1, options.jobs}, options.repeat);
  if (!warm) return warm.error();
  return Timing{name, std::move(*cold), std::move((*warm)[0]), std::move((*warm)[1])};
}

cli::ExitStatus run(const Options& options) {
  auto queries = measure::read_queries(options.queries);
  if (!queries) return cli::fail(queries.error());
  if (queries->empty()) return cli::misuse(options.queries + ": no query in it");
  Report report{std::move(*queries), {}, options.jobs};
  for (const auto& [name, answer] : {std::pair("100 ids", measure::Answer::ids),
                                     std::pair("100 ids, near-duplicates apart", measure::Answer::all_ids),
                                     std::pair("10 hits, snippets", measure::Answer::snippets)}) {
    auto timing = time_searches(options, report.queries, name, answer);
    if (!timing) return cli::fail(timing.error());
    report.timings.push_back(std::move(*timing));
  }
  cli::print(options.json ? to_json(report).dump() + "\n" : markdown(report));
  if (options.svg.empty()) return cli::done;
  const auto drawn = measure::write_file(options.svg, plot(report), "--svg");
  return drawn ? cli::done : cli::fail(drawn.error());
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Asks an index all queries of a file and prints percentiles of their times, cold and warm.",
               "bench_latency"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
