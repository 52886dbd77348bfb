// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "newsidx/alerts.h"
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
  AlertOptions alerts;
  std::string language;
  bool json = false;
  bool quiet = false;
};

malmoi::InputFormat format_named(const std::string& name) {
  if (name == "post") return malmoi::InputFormat::post;
  if (name == "jsonl") return malmoi::InputFormat::jsonl;
  return malmoi::InputFormat::automatic;
}

/// What an update did, and then its alerts.
struct Done {
  malmoi::UpdateSummary summary;
  std::optional<malmoi::Result<malmoi::MatchSummary>> alerts;
  bool all_queries_used = true;
};

malmoi::Result<Done> without_alerts(malmoi::Result<malmoi::UpdateSummary> summary) {
  if (!summary) return summary.error();
  return Done{std::move(*summary), {}};
}

malmoi::Result<Done> update(UpdateOptions& options) {
  auto settings = settings_of(options.writer);
  if (!settings) return settings.error();
  settings->ingest.drafts = options.drafts;
  settings->ingest.future = options.future;
  auto indexer = malmoi::Indexer::open(options.index, *settings);
  if (!indexer) return indexer.error();

  options.request.format = format_named(options.format);
  ProgressLine line(!options.quiet && !options.json, cli::language_named(options.language));
  if (line.shown()) options.request.progress = [&line](const malmoi::Progress& progress) { line.show(progress); };
  if (options.alerts.queries.empty()) return without_alerts(indexer->update(options.request));

  // The lock of the index is held until the alerts are told, so that updates tell theirs one after the other.
  auto alerts = Alerts::open(options.alerts, options.index, *settings);
  if (!alerts) return alerts.error();
  if (const auto begun = alerts->begin(); !begun) return begun.error();
  auto done = without_alerts(indexer->update(options.request));
  if (!done) return done;
  done->alerts = alerts->tell(options.request.jobs);
  done->all_queries_used = alerts->all_used();
  return done;
}

cli::ExitStatus run(UpdateOptions& options) {
  const bool has_alerts = !options.alerts.queries.empty();
  if (has_alerts && options.json && options.alerts.on_standard_output()) {
    return cli::misuse("--json: standard output has the alerts; name a file with --alerts-out");
  }
  const malmoi::Language language = cli::language_named(options.language);
  const auto done = update(options);
  if (!done) return cli::fail(done.error());
  const malmoi::UpdateSummary& summary = done->summary;
  report_rejections(summary);
  if (options.json) {
    cli::print(summary_json(summary) + "\n");
  } else if (!options.quiet) {
    tell(summary_line(summary, language), options.alerts);
  }
  if (done->alerts && !*done->alerts) return cli::fail(done->alerts->error());
  if (done->alerts && !options.json && !options.quiet) tell(alerts_line(**done->alerts, language), options.alerts);
  if (summary.missing.size() == options.request.paths.size()) return cli::failed;
  const bool all_taken = summary.rejected.empty() && summary.missing.empty() && done->all_queries_used;
  return all_taken ? cli::done : cli::partly_done;
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
  command->add_option("--alerts", options->alerts.queries, "Then tell which new articles match these saved queries")
      ->type_name("QUERIES");
  command->add_option("--alerts-out", options->alerts.out, "Append matches to a file; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  command
      ->add_option("--alerts-seen", options->alerts.seen,
                   "Folder that remembers seen articles; by default QUERIES.seen")
      ->type_name("FOLDER");
  cli::add_language_option(*command, options->language);
  command->add_flag("--json", options->json, "Print the summary as one JSON object");
  command->add_flag("--quiet", options->quiet, "Print errors only");
  return [options] { return run(*options); };
}

}  // namespace newsidx
