// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <malmoi/settings.h>

#include "cli/help.h"

namespace cli {

inline void add_config_option(CLI::App& app, std::string& path) {
  app.add_option("--config", path,
                 cli::both("설정 YAML 파일 (docs/operations.md)", "Settings, a YAML file (docs/operations.md)"))
      ->type_name("FILE");
}

/// The settings of a file, or the defaults where none was named.
inline malmoi::Result<malmoi::Settings> settings_of(const std::string& path) {
  if (path.empty()) return malmoi::Settings{};
  return malmoi::load_settings(path);
}

}  // namespace cli
