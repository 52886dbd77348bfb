// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsidx/alerts.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsidx/commands.h"
#include "newsidx/writer_options.h"

namespace newsidx {
namespace {

malmoi::Error output_error(const std::string& path) {
  return {malmoi::ErrorCode::io, path + ": cannot write alerts: " + std::strerror(errno) +
                                     "; put that right, then `newsidx alerts` writes them all"};
}

void report(const std::vector<malmoi::Rejection>& lines) {
  for (const malmoi::Rejection& each : lines) cli::complain(each.path + ": " + each.reason);
}

}  // namespace

malmoi::Result<Alerts> Alerts::open(const AlertOptions& options, const std::string& index,
                                    const malmoi::Settings& settings) {
  auto queries = malmoi::SavedQueries::load(options.queries, settings);
  if (!queries) return queries.error();
  report(queries->rejected());
  auto file = open_output(options.out);
  if (!file) return file.error();
  const std::string out = options.on_standard_output() ? "standard output" : options.out;
  Alerts alerts(std::move(*queries), out, std::move(*file));
  alerts.request_.index = index;
  alerts.request_.seen = options.seen;
  return alerts;
}

/// To be written to at its end, behind whole lines: a program that was killed may have left half of one.
malmoi::Result<Alerts::File> Alerts::open_output(const std::string& path) {
  if (path == "-") return File();
  File file(std::fopen(path.c_str(), "a+be"));
  if (!file) return output_error(path);
  const bool is_broken = std::fseek(file.get(), -1, SEEK_END) == 0 && std::fgetc(file.get()) != '\n';
  std::fseek(file.get(), 0, SEEK_END);
  if (is_broken) std::fputc('\n', file.get());
  return file;
}

malmoi::Status Alerts::write(const malmoi::MatchedArticle& article) {
  const std::string line = malmoi::to_json(article) + "\n";
  if (std::fwrite(line.data(), 1, line.size(), output()) == line.size()) return {};
  return output_error(out_);
}

malmoi::Status Alerts::flush() {
  if (std::fflush(output()) == 0 && (!file_ || ::fsync(::fileno(output())) == 0 || errno == EINVAL)) return {};
  return output_error(out_);
}

malmoi::Result<malmoi::MatchSummary> Alerts::tell(unsigned jobs) {
  request_.jobs = jobs;
  request_.found = [this](const malmoi::MatchedArticle& article) { return write(article); };
  auto summary = queries_.match_new(request_);
  if (!summary) return summary;
  // Only what was written is remembered.
  if (const auto written = flush(); !written) return written.error();
  if (const auto confirmed = queries_.confirm(); !confirmed) return confirmed.error();
  return summary;
}

std::string alerts_line(const malmoi::MatchSummary& summary, malmoi::Language language) {
  if (summary.began) {
    return cli::in(language, "이제부터 색인하는 기사를 알립니다", "alerts begin with what is indexed from now on");
  }
  const std::string matches = cli::grouped(summary.matches);
  const std::string articles = cli::grouped(summary.articles);
  const std::string changed = cli::grouped(summary.changed);
  if (language == malmoi::Language::ko) {
    return "알림: 새 기사 " + articles + "건(그 가운데 고친 기사 " + changed + "건)에서 " + matches + "번 맞음";
  }
  return "alerts: " + matches + " matches in " + articles + " new articles, " + changed + " of them changed";
}

namespace {

struct CommandOptions {
  std::string index;
  WriterOptions writer;
  AlertOptions alerts;
  std::string language;
  unsigned jobs = 0;
  bool check = false;
  bool quiet = false;
};

/// Tells what of the queries is not searched as typed.
cli::ExitStatus check(const CommandOptions& options, const malmoi::Settings& settings) {
  const auto queries = malmoi::SavedQueries::load(options.alerts.queries, settings);
  if (!queries) return cli::fail(queries.error());
  report(queries->rejected());
  report(queries->warnings(cli::language_named(options.language)));
  if (!options.quiet) {
    const malmoi::Language language = cli::language_named(options.language);
    const std::string count = cli::grouped(queries->list().size());
    cli::print(cli::in(language, "저장한 검색 ", "") + count + cli::in(language, "개\n", " saved queries\n"));
  }
  return queries->rejected().empty() ? cli::done : cli::partly_done;
}

cli::ExitStatus run(const CommandOptions& options) {
  const auto settings = settings_of(options.writer);
  if (!settings) return cli::fail(settings.error());
  if (options.check) return check(options, *settings);
  auto alerts = Alerts::open(options.alerts, options.index, *settings);
  if (!alerts) return cli::fail(alerts.error());
  const auto summary = alerts->tell(options.jobs);
  if (!summary) return cli::fail(summary.error());
  if (!options.quiet) tell(alerts_line(*summary, cli::language_named(options.language)), options.alerts);
  return alerts->all_used() ? cli::done : cli::partly_done;
}

}  // namespace

void tell(const std::string& line, const AlertOptions& options) {
  if (options.queries.empty() || !options.on_standard_output()) return cli::print(line + "\n");
  const std::string bytes = line + "\n";
  std::fwrite(bytes.data(), 1, bytes.size(), stderr);
}

Run add_alerts(CLI::App& app) {
  auto options = std::make_shared<CommandOptions>();
  CLI::App* command = app.add_subcommand(
      "alerts", cli::both("저장한 검색에 맞는 새 기사를 알립니다", "Tell which new articles match saved queries"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  command
      ->add_option("QUERIES", options->alerts.queries,
                   cli::both("저장한 검색, 한 줄에 JSON 객체 하나", "Saved queries, one JSON object a line"))
      ->required();
  command
      ->add_option(
          "--out", options->alerts.out,
          cli::both("맞는 기사를 이 파일 끝에 씁니다. -는 표준 출력", "Append matches to a file; - is standard output"))
      ->type_name("FILE")
      ->capture_default_str();
  command
      ->add_option("--seen", options->alerts.seen,
                   cli::both("본 기사를 기억하는 폴더. 기본값은 QUERIES.seen",
                             "Folder that remembers seen articles; by default QUERIES.seen"))
      ->type_name("FOLDER");
  command
      ->add_option("--jobs", options->jobs,
                   cli::both("스레드 수. 없으면 코어 수만큼", "Working threads; all cores if left out"))
      ->check(CLI::Range(1, 1024));
  command->add_flag(
      "--check", options->check,
      cli::both("검색을 읽어 잘못된 곳만 알립니다", "Only read the queries, and tell what is wrong with them"));
  add_writer_options(*command, options->writer);
  cli::add_language_option(*command, options->language);
  command->add_flag("--quiet", options->quiet,
                    cli::both("맞는 기사와 오류만 보입니다", "Print matches and errors only"));
  return [options] { return run(*options); };
}

}  // namespace newsidx
