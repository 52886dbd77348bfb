// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/maintenance.h>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/streams.h"
#include "newsidx/commands.h"

namespace newsidx {
namespace {

struct CheckCommand {
  std::string index;
  std::string config;
  std::string language;
  malmoi::CheckOptions options;
};

cli::ExitStatus run(const CheckCommand& command) {
  const auto settings = cli::settings_of(command.config);
  if (!settings) return cli::fail(settings.error());
  const auto report = malmoi::check_index(command.index, command.options, *settings);
  if (!report) return cli::fail(report.error());
  for (const std::string& problem : report->problems) cli::complain(problem);
  if (!report->problems.empty()) {
    cli::complain(report->remedy);
    return cli::failed;
  }
  const malmoi::Language language = cli::language_named(command.language);
  cli::print(cli::printable(command.index) + cli::in(language, ": 이상 없음\n", ": sound\n"));
  return cli::done;
}

}  // namespace

Run add_check(CLI::App& app) {
  auto command = std::make_shared<CheckCommand>();
  CLI::App* check = app.add_subcommand("check", cli::both("색인의 체크섬, 구조, 내용을 검사합니다",
                                                          "Verify checksums, structure and content of an index"));
  check->add_option("INDEX", command->index, cli::both("색인 폴더", "Folder of the index"))->required();
  check->add_flag("--deep", command->options.deep,
                  cli::both("저장된 기사를 모두 다시 분석해 낱말을 견줍니다",
                            "Analyse every stored article anew and compare its terms"));
  check->add_option("--jobs", command->options.jobs,
                    cli::both("--deep의 스레드 수. 0이면 코어 수만큼", "Threads of --deep; 0 for all cores"));
  cli::add_config_option(*check, command->config);
  cli::add_language_option(*check, command->language);
  return [command] { return run(*command); };
}

}  // namespace newsidx
