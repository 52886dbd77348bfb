// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>
#include <vector>

#include <malmoi/indexer.h>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsidx/commands.h"
#include "newsidx/existing_index.h"

namespace newsidx {
namespace {

struct DeleteOptions {
  std::string index;
  std::string config;
  std::vector<std::string> ids;
};

cli::ExitStatus run(const DeleteOptions& options) {
  auto indexer = open_existing(options.index, options.config);
  if (!indexer) return cli::fail(indexer.error());

  std::uint64_t deleted = 0;
  for (const std::string& id : options.ids) {
    const auto removed = indexer->remove(id);
    if (!removed) return cli::fail(removed.error());
    if (*removed) {
      ++deleted;
    } else {
      cli::complain(id + ": no article of " + options.index + " has this id");
    }
  }
  if (const auto status = indexer->commit(); !status) return cli::fail(status.error());
  cli::print("deleted " + cli::grouped(deleted) + "\n");
  return deleted == options.ids.size() ? cli::done : cli::partly_done;
}

}  // namespace

Run add_delete(CLI::App& app) {
  auto options = std::make_shared<DeleteOptions>();
  CLI::App* command = app.add_subcommand("delete", "Delete articles by id");
  command->add_option("INDEX", options->index, "Folder of the index")->required();
  command->add_option("ID", options->ids, "Ids of articles")->required();
  cli::add_config_option(*command, options->config);
  return [options] { return run(*options); };
}

}  // namespace newsidx
