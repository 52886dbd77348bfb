// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"

namespace newsidx {

/// What a subcommand does once the command line is parsed.
using Run = std::function<cli::ExitStatus()>;

// Each adds its subcommand to the program and returns what runs it. The options it fills live in Run.
Run add_update(CLI::App& app);
Run add_delete(CLI::App& app);
Run add_info(CLI::App& app);
Run add_check(CLI::App& app);
Run add_compact(CLI::App& app);
Run add_rebuild(CLI::App& app);
Run add_analyze(CLI::App& app);
Run add_backup(CLI::App& app);
Run add_restore(CLI::App& app);
Run add_shard(CLI::App& app);
Run add_alerts(CLI::App& app);

}  // namespace newsidx
