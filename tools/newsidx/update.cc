// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/help.h"
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
  const bool all_taken = summary.rejected.empty() && summary.missing.empty() && summary.not_pruned.empty();
  return all_taken && done->all_queries_used ? cli::done : cli::partly_done;
}

}  // namespace

Run add_update(CLI::App& app) {
  auto options = std::make_shared<UpdateOptions>();
  CLI::App* command =
      app.add_subcommand("update", cli::both("새 기사와 바뀐 기사를 색인합니다. INDEX가 없으면 만듭니다",
                                             "Index new and changed articles; creates INDEX where there is none"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  command
      ->add_option("PATH", options->request.paths,
                   cli::both("글, JSON Lines 파일, 폴더. -는 표준 입력의 JSON Lines",
                             "Post, JSON Lines file or folder; - reads JSON Lines from standard input"))
      ->required();
  command
      ->add_option(
          "--format", options->format,
          cli::both("파일 형식: auto(확장자에 따라), post, jsonl", "Read files as auto (by extension), post or jsonl"))
      ->check(CLI::IsMember({"auto", "post", "jsonl"}))
      ->capture_default_str();
  command
      ->add_option("--jobs", options->request.jobs,
                   cli::both("스레드 수. 없으면 코어 수만큼", "Working threads; all cores if left out"))
      ->check(CLI::Range(1, 1024));
  command->add_flag("--prune", options->request.prune,
                    cli::both("PATH 아래에서 사라졌거나 발행을 그만둔 기사를 삭제합니다",
                              "Delete articles that are gone from the PATHs or no longer published"));
  command
      ->add_option("--source", options->request.source,
                   cli::both("JSON Lines의 출처 이름", "Source name of JSON Lines"))
      ->type_name("NAME");
  command->add_flag("--drafts", options->drafts,
                    cli::both("초안과 발행하지 않은 글도 색인합니다", "Index drafts and unpublished posts too"));
  command->add_flag("--future", options->future,
                    cli::both("날짜가 아직 오지 않은 글도 색인합니다", "Index posts dated later than now too"));
  add_writer_options(*command, options->writer);
  command
      ->add_option("--alerts", options->alerts.queries,
                   cli::both("그다음 이 저장한 검색에 맞는 새 기사를 알립니다",
                             "Then tell which new articles match these saved queries"))
      ->type_name("QUERIES");
  command
      ->add_option(
          "--alerts-out", options->alerts.out,
          cli::both("맞는 기사를 이 파일 끝에 씁니다. -는 표준 출력", "Append matches to a file; - is standard output"))
      ->type_name("FILE")
      ->capture_default_str();
  command
      ->add_option("--alerts-seen", options->alerts.seen,
                   cli::both("본 기사를 기억하는 폴더. 기본값은 QUERIES.seen",
                             "Folder that remembers seen articles; by default QUERIES.seen"))
      ->type_name("FOLDER");
  cli::add_language_option(*command, options->language);
  command->add_flag("--json", options->json,
                    cli::both("요약을 JSON 객체 하나로 보입니다", "Print the summary as one JSON object"));
  command->add_flag("--quiet", options->quiet, cli::both("오류만 보입니다", "Print errors only"));
  return [options] { return run(*options); };
}

}  // namespace newsidx
