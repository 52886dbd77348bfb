// SPDX-License-Identifier: GPL-2.0-or-later
// How fast an index is built, by stage. See docs/contributing.md.
#include <thread>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/child.h"
#include "measure/output_file.h"
#include "measure/temporary_folder.h"
#include "throughput/ceiling.h"
#include "throughput/report.h"
#include "throughput/stages.h"

namespace {

using namespace throughput;

struct Options {
  std::vector<std::string> paths;
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  unsigned repeat = 3;
  std::string work;
  bool json = false;
  std::string svg;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("PATH", options.paths, "Posts, folders of posts, or JSON Lines files")
      ->required()
      ->check(CLI::ExistingPath);
  app.add_option("--jobs", options.jobs, "Threads of the second of the whole updates; default: one for each core")
      ->check(CLI::Range(1, 1024));
  app.add_option("--repeat", options.repeat, "Rounds; figures are medians")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--work", options.work, "Folder for the indexes, which do not stay")->type_name("FOLDER");
  app.add_flag("--json", options.json, "Print one JSON object");
  app.add_option("--svg", options.svg, "Draw CPU time by stage")->type_name("FILE");
}

malmoi::Result<Round> measure_round(const Options& options, const measure::TemporaryFolder& folder) {
  const auto stages = measure::run_in_child([&] { return measure_stages(options.paths); });
  if (!stages) return stages.error();
  auto one = measure::bulk_build(options.paths, folder.path() + "/one", 1);
  if (!one) return one.error();
  auto all = measure::bulk_build(options.paths, folder.path() + "/all", options.jobs);
  if (!all) return all.error();
  folder.clear();
  const auto ceiling = measure::run_in_child([&] { return measure_ceiling(options.paths, folder.path()); });
  if (!ceiling) return ceiling.error();
  folder.clear();
  return Round{stages->value, ceiling->value, std::move(*one), std::move(*all)};
}

cli::ExitStatus run(const Options& options) {
  const auto folder = measure::TemporaryFolder::make(options.work);
  if (!folder) return cli::fail(folder.error());
  std::vector<Round> rounds;
  for (unsigned i = 0; i < options.repeat; ++i) {
    auto round = measure_round(options, *folder);
    if (!round) return cli::fail(round.error());
    rounds.push_back(std::move(*round));
  }
  if (rounds.front().one_thread.articles == 0) return cli::misuse("no article could be read; check PATH");
  const Report medians = report(rounds, options.jobs);
  cli::print(options.json ? to_json(medians).dump() + "\n" : markdown(medians));
  if (options.svg.empty()) return cli::done;
  const auto drawn = measure::write_file(options.svg, plot(medians), "--svg");
  return drawn ? cli::done : cli::fail(drawn.error());
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Builds indexes of a corpus and prints MB of text per second by stage, peak memory and size.",
               "bench_throughput"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
