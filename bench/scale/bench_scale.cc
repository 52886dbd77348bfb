// SPDX-License-Identifier: GPL-2.0-or-later
// How building and searching go as a collection grows. See docs/contributing.md.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/child.h"
#include "measure/output_file.h"
#include "measure/temporary_folder.h"
#include "scale/read_source.h"
#include "scale/scale_report.h"
#include "scale/weaver.h"

namespace {

using namespace scale;
using malmoi::Result;

struct Options {
  std::string real;
  std::string queries;
  std::vector<std::uint64_t> sizes = {58'000, 125'000, 250'000, 500'000, 1'000'000};
  std::uint64_t seed = 1;
  std::string work;
  unsigned jobs = 0;
  bool json = false;
  std::string svg;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("REAL", options.real, "A JSON Lines file or a folder of posts, which others are made from")
      ->required()
      ->check(CLI::ExistingPath);
  app.add_option("QUERIES", options.queries, "JSON Lines: {\"_id\": .., \"text\": ..}")->required();
  app.add_option("--sizes", options.sizes, "Articles of each made corpus, separated by commas")
      ->delimiter(',')
      ->type_name("N,..");
  app.add_option("--seed", options.seed, "Of the made corpora")->capture_default_str();
  app.add_option("--work", options.work,
                 "Folder for one corpus and its index at a time, which do not stay: some 5 KB an article")
      ->type_name("FOLDER");
  app.add_option("--jobs", options.jobs, "Threads that build; default: one for each core")->check(CLI::Range(1, 1024));
  app.add_flag("--json", options.json, "Print one JSON object");
  app.add_option("--svg", options.svg, "Draw all figures")->type_name("FILE");
}

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

malmoi::Error unwritable(const std::string& path) {
  return {malmoi::ErrorCode::io, path + ": cannot be written; make room or choose another --work"};
}

/// In a process of its own, whose memory does not count as that of the build.
malmoi::Status make_corpus(const Options& options, std::uint64_t articles, const std::string& path) {
  const auto made = measure::run_in_child([&]() -> Result<nlohmann::json> {
    SourceCorpus corpus;
    if (const auto read = read_source({options.real}, corpus); !read) return read.error();
    const File file(std::fopen(path.c_str(), "wbe"), &std::fclose);
    if (!file) return unwritable(path);
    const bool written = Weaver(corpus, options.seed).weave(articles, [&](std::string_view line) {
      return std::fwrite(line.data(), 1, line.size(), file.get()) == line.size();
    });
    if (!written || std::fflush(file.get()) != 0) return unwritable(path);
    return nlohmann::json();
  });
  if (!made) return made.error();
  return {};
}

nlohmann::json times(const measure::Distribution& all) { return {all.p50, all.p99}; }

measure::Distribution times_of(const nlohmann::json& percentiles) {
  measure::Distribution all;
  all.p50 = percentiles[0];
  all.p99 = percentiles[1];
  return all;
}

Result<nlohmann::json> search(const std::string& index, const std::vector<measure::Query>& queries) {
  constexpr unsigned rounds = 3;
  const auto cold = measure::cold_pass(index, queries, measure::Answer::ids);
  if (!cold) return cold.error();
  const auto warm = measure::warm_passes(index, queries, measure::Answer::ids, {1}, rounds);
  if (!warm) return warm.error();
  return nlohmann::json{{"cold", times(measure::distribution(cold->milliseconds))},
                        {"warm", times(measure::distribution(warm->front().milliseconds))}};
}

Result<Size> measure_size(const std::string& name, const std::string& corpus, const Options& options,
                          const std::string& folder, const std::vector<measure::Query>& queries) {
  const std::string index = folder + "/index";
  auto build = measure::bulk_build({corpus}, index, options.jobs);
  if (!build) return build.error();
  const auto searched = measure::run_in_child([&] { return search(index, queries); });
  if (!searched) return searched.error();
  return Size{name, std::move(*build), times_of(searched->value["cold"]), times_of(searched->value["warm"])};
}

cli::ExitStatus report(const std::vector<Size>& sizes, const Options& options) {
  cli::print(options.json ? to_json(sizes).dump() + "\n" : markdown(sizes));
  if (options.svg.empty()) return cli::done;
  const auto drawn = measure::write_file(options.svg, plot(sizes), "--svg");
  return drawn ? cli::done : cli::fail(drawn.error());
}

cli::ExitStatus run(const Options& options) {
  const auto queries = measure::read_queries(options.queries);
  if (!queries) return cli::fail(queries.error());
  if (queries->empty()) return cli::misuse(options.queries + ": no query in it");
  const auto folder = measure::TemporaryFolder::make(options.work);
  if (!folder) return cli::fail(folder.error());
  std::vector<Size> sizes;
  const auto add = [&](const std::string& name, const std::string& corpus) -> malmoi::Status {
    auto size = measure_size(name, corpus, options, folder->path(), *queries);
    folder->clear();
    if (!size) return size.error();
    cli::complain(name + ", " + std::to_string(size->build.articles) + " articles: done");
    sizes.push_back(std::move(*size));
    return {};
  };
  if (const auto added = add("real", options.real); !added) return cli::fail(added.error());
  for (const std::uint64_t articles : options.sizes) {
    const std::string corpus = folder->path() + "/made.jsonl";
    if (const auto made = make_corpus(options, articles, corpus); !made) return cli::fail(made.error());
    if (const auto added = add("made", corpus); !added) return cli::fail(added.error());
  }
  return report(sizes, options);
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{
      "Indexes and searches a real corpus and larger ones made from it, and prints rates, memory, sizes and times.",
      "bench_scale"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
