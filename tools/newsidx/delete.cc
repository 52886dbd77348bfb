// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>
#include <vector>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsidx/commands.h"
#include "newsidx/existing_index.h"

namespace newsidx {
namespace {

struct DeleteOptions {
  std::string index;
  WriterOptions writer;
  std::vector<std::string> ids;
  std::string language;
  bool purge = false;
};

/// Deletes; returns the ids that were not there.
malmoi::Result<std::vector<std::string>> remove(malmoi::Indexer& indexer, const std::vector<std::string>& ids) {
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    const auto removed = indexer.remove(id);
    if (!removed) return removed.error();
    if (!*removed) missing.push_back(id);
  }
  if (const auto status = indexer.commit(); !status) return status.error();
  return missing;
}

std::string done_label(const DeleteOptions& options) {
  const malmoi::Language language = cli::language_named(options.language);
  return options.purge ? cli::in(language, "완전 삭제 ", "purged ") : cli::in(language, "삭제 ", "deleted ");
}

cli::ExitStatus run(const DeleteOptions& options) {
  auto indexer = open_existing(options.index, options.writer);
  if (!indexer) return cli::fail(indexer.error());

  const auto missing = options.purge ? indexer->purge(options.ids) : remove(*indexer, options.ids);
  if (!missing) return cli::fail(missing.error());
  for (const std::string& id : *missing) cli::complain(id + ": no article of " + options.index + " has this id");
  cli::print(done_label(options) + cli::grouped(options.ids.size() - missing->size()) + "\n");
  return missing->empty() ? cli::done : cli::partly_done;
}

}  // namespace

Run add_delete(CLI::App& app) {
  auto options = std::make_shared<DeleteOptions>();
  CLI::App* command = app.add_subcommand("delete", cli::both("기사를 id로 삭제합니다", "Delete articles by id"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  command->add_option("ID", options->ids, cli::both("기사 id", "Ids of articles"))->required();
  command->add_flag(
      "--purge", options->purge,
      cli::both("색인 파일에 아무것도 남기지 않습니다", "Leave nothing of them in the files of the index"));
  add_writer_options(*command, options->writer);
  cli::add_language_option(*command, options->language);
  return [options] { return run(*options); };
}

}  // namespace newsidx
