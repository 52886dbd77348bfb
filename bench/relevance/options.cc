// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/options.h"

#include "cli/config_option.h"

namespace relevance {
namespace {

void add_data_options(CLI::App& app, Options& options) {
  app.add_option("DATA", options.data,
                 "Folder of sets: DATA/SET/ has queries.SPLIT.jsonl, qrels.SPLIT.tsv and a corpus")
      ->required();
  app.add_option("--work", options.work, "Folder that keeps the indexes from one run to the next")
      ->type_name("FOLDER")
      ->required();
  app.add_option("--split", options.split, "Which queries and judgements of each set")->capture_default_str();
  app.add_option("--sets", options.sets, "Only these sets, separated by commas")->delimiter(',')->type_name("SET,..");
  app.add_option("--half", options.half,
                 "Only queries whose id has an even or odd CRC-32 (that of zlib), so that half can be held back")
      ->check(CLI::IsMember({"even", "odd"}));
  app.add_flag("--reindex", options.reindex, "Build the indexes anew");
}

void add_comparison_options(CLI::App& app, Options& options) {
  app.add_option("--compare", options.compare,
                 "Settings to compare with; may be repeated. Differences are the first minus these, p is of a "
                 "two-sided paired randomisation test on nDCG@10")
      ->allow_extra_args(false)
      ->type_name("FILE");
  CLI::Option* folder = app.add_option("--compare-run", options.compare_run,
                                       "Folder of another engine's TREC runs, ENGINE@SET@SPLIT.run; needs --engine")
                            ->type_name("FOLDER");
  CLI::Option* engine = app.add_option("--engine", options.engines, "Engine to compare with; may be repeated")
                            ->allow_extra_args(false)
                            ->type_name("NAME");
  folder->needs(engine);
  engine->needs(folder);
}

void add_ladder_options(CLI::App& app, Options& options) {
  CLI::Option* ladder =
      app.add_flag("--ladder", options.ladder, "Switch on the steps of ranking one by one, up to --config");
  app.add_option("--svg", options.svg, "Write the ladder as a picture too")->type_name("FILE")->needs(ladder);
  ladder->excludes(app.get_option("--compare"));
  ladder->excludes(app.get_option("--runs"));
}

}  // namespace

void add_options(CLI::App& app, Options& options) {
  add_data_options(app, options);
  cli::add_config_option(app, options.config);
  add_comparison_options(app, options);
  app.add_option("--runs", options.runs, "Write each set's answers there as SET.run, in TREC's form")
      ->type_name("FOLDER");
  add_ladder_options(app, options);
  app.add_flag("--json", options.json, "Print one JSON object");
  app.add_option("--jobs", options.jobs, "Threads that search; times are measured with one only")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  app.add_flag("--warm", options.warm, "Ask every query once before it is measured");
  app.add_flag("--quiet", options.quiet, "Do not say on standard error what takes time");
}

Half half_named(const std::string& name) {
  if (name == "even") return Half::even;
  if (name == "odd") return Half::odd;
  return Half::all;
}

}  // namespace relevance
