// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>
#include <vector>

#include <malmoi/version.h>

#include "cli/help.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "newsidx/commands.h"

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{cli::both("한국어 뉴스 기사의 전문 색인을 만들고 관리합니다.",
                         "Builds and maintains full-text indexes of Korean news archives."),
               "newsidx"};
  app.set_version_flag("--version", std::string("newsidx ") + malmoi::version());
  app.require_subcommand(0, 1);

  const std::pair<const char*, newsidx::Run> commands[] = {
      {"update", newsidx::add_update(app)},   {"delete", newsidx::add_delete(app)},
      {"info", newsidx::add_info(app)},       {"check", newsidx::add_check(app)},
      {"compact", newsidx::add_compact(app)}, {"rebuild", newsidx::add_rebuild(app)},
      {"backup", newsidx::add_backup(app)},   {"restore", newsidx::add_restore(app)},
      {"shard", newsidx::add_shard(app)},     {"alerts", newsidx::add_alerts(app)},
      {"analyze", newsidx::add_analyze(app)},
  };
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  for (const auto& [name, run] : commands) {
    if (app.got_subcommand(name)) return cli::finish(run());
  }
  return cli::misuse("no command is given; see `newsidx --help`");
}
