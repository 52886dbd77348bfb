// SPDX-License-Identifier: GPL-2.0-or-later
// Ranking quality on sets of queries with judgements. See docs/contributing.md.
#include <malmoi/settings.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/output_file.h"
#include "relevance/json_report.h"
#include "relevance/ladder.h"
#include "relevance/markdown.h"
#include "relevance/measurement.h"
#include "relevance/options.h"
#include "relevance/plot.h"
#include "relevance/work_lock.h"

namespace {

using namespace relevance;
using Systems = malmoi::Result<std::vector<System>>;

Systems read_engines(const std::vector<QuerySet>& sets, const Options& options) {
  std::vector<System> engines;
  for (const std::string& name : options.engines) {
    auto engine = read_engine(sets, options.compare_run, name, options.split);
    if (!engine) return engine.error();
    engines.push_back(std::move(*engine));
  }
  return engines;
}

Systems measure_others(Measurement measurement, const std::vector<std::string>& files) {
  measurement.runs.clear();
  std::vector<System> systems;
  for (const std::string& file : files) {
    const auto settings = malmoi::load_settings(file);
    if (!settings) return settings.error();
    auto system = measure_system(measurement, std::filesystem::path(file).stem(), *settings);
    if (!system) return system.error();
    systems.push_back(std::move(*system));
  }
  return systems;
}

Systems climb(const Measurement& measurement, const malmoi::Settings& full) {
  std::vector<System> rungs;
  for (const Rung& rung : ladder(full.ranking)) {
    malmoi::Settings settings = full;
    settings.ranking = rung.ranking;
    auto system = measure_system(measurement, rung.name, settings);
    if (!system) return system.error();
    rungs.push_back(std::move(*system));
  }
  return rungs;
}

template <class AnyReport>
void print(const AnyReport& report, const Options& options) {
  if (!options.json) return cli::print(markdown(report));
  nlohmann::ordered_json object = {{"split", options.split}, {"half", options.half.empty() ? "all" : options.half}};
  object.update(to_json(report));
  cli::print(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

cli::ExitStatus run_ladder(const Measurement& measurement, const malmoi::Settings& settings,
                           const std::vector<System>& engines, const Options& options) {
  const auto rungs = climb(measurement, settings);
  if (!rungs) return cli::fail(rungs.error());
  const LadderReport report = ladder_report(*rungs, engines);
  print(report, options);
  if (options.svg.empty()) return cli::done;
  const auto written = measure::write_file(options.svg, plot(report), "--svg");
  return written ? cli::done : cli::fail(written.error());
}

cli::ExitStatus run_comparison(const Measurement& measurement, const malmoi::Settings& settings,
                               std::vector<System> opponents, const Options& options) {
  const auto system = measure_system(measurement, "malmoi", settings);
  if (!system) return cli::fail(system.error());
  auto others = measure_others(measurement, options.compare);
  if (!others) return cli::fail(others.error());
  for (System& other : *others) opponents.push_back(std::move(other));
  print(report(*system, opponents), options);
  return cli::done;
}

cli::ExitStatus run(const Options& options) {
  const auto settings = cli::settings_of(options.config);
  if (!settings) return cli::fail(settings.error());
  const auto sets = read_sets(options.data, {options.split, options.sets, half_named(options.half)});
  if (!sets) return cli::fail(sets.error());
  auto engines = read_engines(*sets, options);
  if (!engines) return cli::fail(engines.error());
  const auto lock = WorkLock::take(options.work);
  if (!lock) return cli::fail(lock.error());
  const auto report = [&](const std::string& message) {
    if (!options.quiet) cli::complain(message);
  };
  CorpusIndexes indexes({options.data, options.work, options.reindex, report});
  const Measurement measurement{*sets, indexes, {options.jobs, options.warm}, options.runs};
  if (options.ladder) return run_ladder(measurement, *settings, *engines, options);
  return run_comparison(measurement, *settings, std::move(*engines), options);
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{
      "Searches sets of judged queries and prints nDCG@10, MRR@10, R@10, R@100 and P@1 with 95% bootstrap intervals of "
      "nDCG@10, as a Markdown table.",
      "bench_relevance"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
