// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/streams.h"
#include "newsidx/commands.h"
#include "newsidx/progress_line.h"
#include "newsidx/summary.h"
#include "newsidx/writer_options.h"

namespace newsidx {
namespace {

struct UpdateOptions {
  std::string index;
  WriterOptions writer;
  std::string format = "auto";
  malmoi::UpdateRequest request;
  bool drafts = false;
  bool future = false;
  bool json = false;
  bool quiet = false;
};

malmoi::InputFormat format_named(const std::string& name) {
  if (name == "post") return malmoi::InputFormat::post;
  if (name == "jsonl") return malmoi::InputFormat::jsonl;
  return malmoi::InputFormat::automatic;
}

malmoi::Result<malmoi::UpdateSummary> update(UpdateOptions& options) {
  auto settings = settings_of(options.writer);
  if (!settings) return settings.error();
  settings->ingest.drafts = options.drafts;
  settings->ingest.future = options.future;
  auto indexer = malmoi::Indexer::open(options.index, *settings);
  if (!indexer) return indexer.error();

  options.request.format = format_named(options.format);
  ProgressLine line(!options.quiet && !options.json);
  if (line.shown()) options.request.progress = [&line](const malmoi::Progress& progress) { line.show(progress); };
  return indexer->update(options.request);
}

cli::ExitStatus run(UpdateOptions& options) {
  const auto summary = update(options);
  if (!summary) return cli::fail(summary.error());
  report_rejections(*summary);
  if (options.json) {
    cli::print(summary_json(*summary) + "\n");
  } else if (!options.quiet) {
    cli::print(summary_line(*summary) + "\n");
  }
  if (summary->missing.size() == options.request.paths.size()) return cli::failed;
  return summary->rejected.empty() && summary->missing.empty() ? cli::done : cli::partly_done;
}

}  // namespace

Run add_update(CLI::App& app) {
  auto options = std::make_shared<UpdateOptions>();
  CLI::App* command = app.add_subcommand("update", "Index new and changed articles; creates INDEX where there is none");
  command->add_option("INDEX", options->index, "Folder of the index")->required();
  command
      ->add_option("PATH", options->request.paths,
                   "Post, JSON Lines file or folder; - reads JSON Lines from standard input")
      ->required();
  command->add_option("--format", options->format, "Read files as auto (by extension), post or jsonl")
      ->check(CLI::IsMember({"auto", "post", "jsonl"}))
      ->capture_default_str();
  command->add_option("--jobs", options->request.jobs, "Working threads; all cores if left out")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--prune", options->request.prune, "Delete articles whose file under a PATH is gone");
  command->add_option("--source", options->request.source, "Source name of JSON Lines")->type_name("NAME");
  command->add_flag("--drafts", options->drafts, "Index drafts and unpublished posts too");
  command->add_flag("--future", options->future, "Index posts dated later than now too");
  add_writer_options(*command, options->writer);
  command->add_flag("--json", options->json, "Print the summary as one JSON object");
  command->add_flag("--quiet", options->quiet, "Print errors only");
  return [options] { return run(*options); };
}

}  // namespace newsidx
