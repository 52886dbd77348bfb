// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/maintenance.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "newsidx/commands.h"
#include "newsidx/writer_options.h"

namespace newsidx {
namespace {

struct RebuildOptions {
  std::string index;
  WriterOptions writer;
};

cli::ExitStatus run(const RebuildOptions& options) {
  const auto settings = settings_of(options.writer);
  if (!settings) return cli::fail(settings.error());
  const auto status = malmoi::rebuild_index(options.index, *settings);
  return status ? cli::done : cli::fail(status.error());
}

}  // namespace

Run add_rebuild(CLI::App& app) {
  auto options = std::make_shared<RebuildOptions>();
  CLI::App* command = app.add_subcommand(
      "rebuild", cli::both("저장된 기사를 모두 다시 분석해 색인합니다", "Analyse and index all stored articles anew"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  add_writer_options(*command, options->writer);
  return [options] { return run(*options); };
}

}  // namespace newsidx
