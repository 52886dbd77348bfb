// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/maintenance.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
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
  std::string language;
};

/// `done` is what was done, in both languages.
cli::ExitStatus report(const Copy& copy, const char* done_ko, const char* done_en,
                       const malmoi::Result<malmoi::BackupSummary>& summary) {
  if (!summary) return cli::fail(summary.error());
  const std::string articles = cli::grouped(summary->articles);
  const std::string commit = std::to_string(summary->commit);
  const std::string copied = cli::grouped(summary->copied_bytes);
  const std::string bytes = cli::grouped(summary->bytes);
  if (cli::language_named(copy.language) == malmoi::Language::ko) {
    cli::print("커밋 " + commit + "의 기사 " + articles + "건을 " + done_ko + ": " + bytes + "바이트 가운데 " + copied +
               "바이트를 베낌\n");
  } else {
    cli::print(done_en + (" " + articles) + " articles of commit " + commit + ", copied " + copied + " of " + bytes +
               " bytes\n");
  }
  return cli::done;
}

cli::ExitStatus run_backup(const Copy& copy) {
  const auto settings = settings_of(copy.writer);
  if (!settings) return cli::fail(settings.error());
  return report(copy, "백업했습니다", "backed up", malmoi::backup_index(copy.from, copy.to, *settings));
}

cli::ExitStatus run_restore(const Copy& copy) {
  const auto settings = settings_of(copy.writer);
  if (!settings) return cli::fail(settings.error());
  return report(copy, "되살렸습니다", "restored", malmoi::restore_index(copy.from, copy.to, copy.replace, *settings));
}

}  // namespace

Run add_backup(CLI::App& app) {
  auto copy = std::make_shared<Copy>();
  CLI::App* command = app.add_subcommand("backup", cli::both("가장 새로운 커밋을 복사합니다. 쓰는 중에도 됩니다",
                                                             "Copy the newest commit, also while it is written to"));
  command->add_option("INDEX", copy->from, cli::both("색인 폴더", "Folder of the index"))->required();
  command
      ->add_option(
          "BACKUP", copy->to,
          cli::both("복사본 폴더: 새 폴더나 앞선 백업", "Folder of the copy: a new one, or with an earlier backup"))
      ->required();
  add_writer_options(*command, copy->writer);
  cli::add_language_option(*command, copy->language);
  return [copy] { return run_backup(*copy); };
}

Run add_restore(CLI::App& app) {
  auto copy = std::make_shared<Copy>();
  CLI::App* command =
      app.add_subcommand("restore", cli::both("백업에서 색인을 만듭니다", "Make an index from a backup"));
  command->add_option("BACKUP", copy->from, cli::both("백업 폴더", "Folder of the backup"))->required();
  command->add_option("INDEX", copy->to, cli::both("만들 색인의 폴더", "Folder of the index to be made"))->required();
  command->add_flag(
      "--replace", copy->replace,
      cli::both("있던 색인을 바꿉니다. 망가졌어도 됩니다", "Replace the index that is there, even a damaged one"));
  add_writer_options(*command, copy->writer);
  cli::add_language_option(*command, copy->language);
  return [copy] { return run_restore(*copy); };
}

}  // namespace newsidx
