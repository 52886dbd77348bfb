// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/maintenance.h>

#include "cli/failure.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsidx/commands.h"
#include "newsidx/writer_options.h"

namespace newsidx {
namespace {

struct Copy {
  std::string from;
  std::string to;
  bool replace = false;
  WriterOptions writer;
};

cli::ExitStatus report(const char* done, const malmoi::Result<malmoi::BackupSummary>& summary) {
  if (!summary) return cli::fail(summary.error());
  cli::print(std::string(done) + " " + cli::grouped(summary->articles) + " articles of commit " +
             std::to_string(summary->commit) + ", copied " + cli::grouped(summary->copied_bytes) + " of " +
             cli::grouped(summary->bytes) + " bytes\n");
  return cli::done;
}

cli::ExitStatus run_backup(const Copy& copy) {
  const auto settings = settings_of(copy.writer);
  if (!settings) return cli::fail(settings.error());
  return report("backed up", malmoi::backup_index(copy.from, copy.to, *settings));
}

cli::ExitStatus run_restore(const Copy& copy) {
  const auto settings = settings_of(copy.writer);
  if (!settings) return cli::fail(settings.error());
  return report("restored", malmoi::restore_index(copy.from, copy.to, copy.replace, *settings));
}

}  // namespace

Run add_backup(CLI::App& app) {
  auto copy = std::make_shared<Copy>();
  CLI::App* command = app.add_subcommand("backup", "Copy the newest commit, also while it is written to");
  command->add_option("INDEX", copy->from, "Folder of the index")->required();
  command->add_option("BACKUP", copy->to, "Folder of the copy: a new one, or with an earlier backup")->required();
  add_writer_options(*command, copy->writer);
  return [copy] { return run_backup(*copy); };
}

Run add_restore(CLI::App& app) {
  auto copy = std::make_shared<Copy>();
  CLI::App* command = app.add_subcommand("restore", "Make an index from a backup");
  command->add_option("BACKUP", copy->from, "Folder of the backup")->required();
  command->add_option("INDEX", copy->to, "Folder of the index to be made")->required();
  command->add_flag("--replace", copy->replace, "Replace the index that is there, even a damaged one");
  add_writer_options(*command, copy->writer);
  return [copy] { return run_restore(*copy); };
}

}  // namespace newsidx
