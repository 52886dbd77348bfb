// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/help.h"
#include "newsidx/commands.h"
#include "newsidx/existing_index.h"

namespace newsidx {
namespace {

struct CompactOptions {
  std::string index;
  WriterOptions writer;
};

cli::ExitStatus run(const CompactOptions& options) {
  auto indexer = open_existing(options.index, options.writer);
  if (!indexer) return cli::fail(indexer.error());
  const auto status = indexer->compact();
  return status ? cli::done : cli::fail(status.error());
}

}  // namespace

Run add_compact(CLI::App& app) {
  auto options = std::make_shared<CompactOptions>();
  CLI::App* command =
      app.add_subcommand("compact", cli::both("색인을 한 세대로 합치고 삭제된 기사를 버립니다",
                                              "Fold an index into one generation and drop deleted articles"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  add_writer_options(*command, options->writer);
  return [options] { return run(*options); };
}

}  // namespace newsidx
