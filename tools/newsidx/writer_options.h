// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/config_option.h"
#include "cli/help.h"

namespace newsidx {

/// Options of all commands that write to an index.
struct WriterOptions {
  std::string config;
  std::optional<double> wait;
};

inline void add_writer_options(CLI::App& app, WriterOptions& options) {
  constexpr double day = 86'400;
  cli::add_config_option(app, options.config);
  app.add_option("--wait", options.wait,
                 cli::both("INDEX에 쓰는 다른 프로그램을 기다릴 시간. 기본은 기다리지 않습니다",
                           "Wait so long for another writer of INDEX; by default not at all"))
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, day));
}

inline malmoi::Result<malmoi::Settings> settings_of(const WriterOptions& options) {
  auto settings = cli::settings_of(options.config);
  if (settings && options.wait) {
    settings->index.lock_wait =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(*options.wait));
  }
  return settings;
}

}  // namespace newsidx
