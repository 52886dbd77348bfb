// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include <malmoi/maintenance.h>

#include "cli/failure.h"
#include "cli/streams.h"
#include "newsidx/commands.h"

namespace newsidx {
namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
  std::string index;
  bool json = false;
};

Json facts(const malmoi::IndexInfo& info) {
  return {{"articles", info.articles}, {"generations", info.generations},         {"tombstones", info.tombstones},
          {"bytes", info.bytes},       {"stored_bytes", info.stored_bytes},       {"text_bytes", info.text_bytes},
          {"commit", info.commit},     {"compact_advised", info.compact_advised}, {"term_lists", info.term_lists},
          {"format", info.format},     {"fingerprint", info.fingerprint},         {"analyzer", info.analyzer}};
}

std::string as_lines(const Json& facts) {
  std::string lines;
  for (const auto& [key, value] : facts.items()) {
    std::string label = key + ":";
    label.resize(17, ' ');
    lines += label + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
  }
  return lines;
}

cli::ExitStatus run(const InfoOptions& options) {
  const auto info = malmoi::index_info(options.index);
  if (!info) return cli::fail(info.error());
  cli::print(options.json ? facts(*info).dump() + "\n" : as_lines(facts(*info)));
  return cli::done;
}

}  // namespace

Run add_info(CLI::App& app) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* command = app.add_subcommand("info", "Describe an index");
  command->add_option("INDEX", options->index, "Folder of the index")->required();
  command->add_flag("--json", options->json, "Print one JSON object");
  return [options] { return run(*options); };
}

}  // namespace newsidx
