// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"

namespace cli {

/// Parses the command line. Returns the status to exit with at once: done after --help or --version,
/// wrong_usage after a mistake, which it has explained in one line. --help is in the language that --lang or the
/// locale asks for.
std::optional<ExitStatus> parse(CLI::App& app, int argc, char** argv);

/// Explains a mistake that only the program itself can see.
ExitStatus misuse(const std::string& message);

}  // namespace cli
