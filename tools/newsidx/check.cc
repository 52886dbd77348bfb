// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/maintenance.h>

#include "cli/config_option.h"
#include "cli/failure.h"
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
  CLI::App* check = app.add_subcommand("check", "Verify checksums, structure and content of an index");
  check->add_option("INDEX", command->index, "Folder of the index")->required();
  check->add_flag("--deep", command->options.deep, "Analyse every stored article anew and compare its terms");
  check->add_option("--jobs", command->options.jobs, "Threads of --deep; 0 for all cores");
  cli::add_config_option(*check, command->config);
  cli::add_language_option(*check, command->language);
  return [command] { return run(*command); };
}

}  // namespace newsidx
