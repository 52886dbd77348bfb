// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <malmoi/indexer.h>

#include "cli/failure.h"
#include "cli/streams.h"
#include "newsidx/commands.h"

namespace newsidx {
namespace {

cli::ExitStatus run(const std::string& index) {
  const auto faults = malmoi::check_index(index);
  if (!faults) return cli::fail(faults.error());
  for (const std::string& fault : *faults) cli::complain(fault);
  if (!faults->empty()) return cli::failed;
  cli::print(cli::printable(index) + ": sound\n");
  return cli::done;
}

}  // namespace

Run add_check(CLI::App& app) {
  auto index = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("check", "Verify checksums, structure and counts of an index");
  command->add_option("INDEX", *index, "Folder of the index")->required();
  return [index] { return run(*index); };
}

}  // namespace newsidx
