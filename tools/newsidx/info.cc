// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include <malmoi/maintenance.h>

#include "cli/columns.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/streams.h"
#include "newsidx/commands.h"

namespace newsidx {
namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
  std::string index;
  std::string language;
  bool json = false;
};

Json facts(const malmoi::IndexInfo& info) {
  return {{"articles", info.articles},
          {"generations", info.generations},
          {"tombstones", info.tombstones},
          {"bytes", info.bytes},
          {"stored_bytes", info.stored_bytes},
          {"text_bytes", info.text_bytes},
          {"commit", info.commit},
          {"compact_advised", info.compact_advised},
          {"rebuild_advised", info.rebuild_advised},
          {"term_lists", info.term_lists},
          {"format", info.format},
          {"fingerprint", info.fingerprint},
          {"analyzer", info.analyzer}};
}

/// A key of facts() in Korean.
std::string korean(const std::string& key) {
  static const std::map<std::string, std::string> names = {{"articles", "기사"},
                                                           {"generations", "세대"},
                                                           {"tombstones", "지워진 기사"},
                                                           {"bytes", "바이트"},
                                                           {"stored_bytes", "저장된 기사 바이트"},
                                                           {"text_bytes", "글 바이트"},
                                                           {"commit", "커밋"},
                                                           {"compact_advised", "compact 권함"},
                                                           {"rebuild_advised", "rebuild 권함"},
                                                           {"term_lists", "용어 목록"},
                                                           {"format", "형식"},
                                                           {"fingerprint", "지문"},
                                                           {"analyzer", "분석기"}};
  const auto name = names.find(key);
  return name == names.end() ? key : name->second;
}

std::string as_lines(const Json& facts, malmoi::Language language) {
  const std::size_t width = language == malmoi::Language::ko ? 20 : 17;
  std::string lines;
  for (const auto& [key, value] : facts.items()) {
    std::string label = (language == malmoi::Language::ko ? korean(key) : key) + ":";
    label.append(width - std::min(width, cli::columns_of(label)), ' ');
    lines += label + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
  }
  return lines;
}

cli::ExitStatus run(const InfoOptions& options) {
  const auto info = malmoi::index_info(options.index);
  if (!info) return cli::fail(info.error());
  cli::print(options.json ? facts(*info).dump() + "\n" : as_lines(facts(*info), cli::language_named(options.language)));
  return cli::done;
}

}  // namespace

Run add_info(CLI::App& app) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* command = app.add_subcommand("info", cli::both("색인을 설명합니다", "Describe an index"));
  command->add_option("INDEX", options->index, cli::both("색인 폴더", "Folder of the index"))->required();
  cli::add_language_option(*command, options->language);
  command->add_flag("--json", options->json, cli::both("JSON 객체 하나로 보입니다", "Print one JSON object"));
  return [options] { return run(*options); };
}

}  // namespace newsidx
