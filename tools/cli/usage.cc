// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/usage.h"

#include <errno.h>

#include "cli/help.h"
#include "cli/streams.h"

namespace cli {
namespace {

std::string help_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  std::string command = program_invocation_short_name;
  if (!chosen.empty()) command += " " + chosen.front()->get_name();
  return command + " --help";
}

}  // namespace

std::optional<ExitStatus> parse(CLI::App& app, int argc, char** argv) try {
  translate(app, language_asked(argc, argv));
  app.parse(argc, argv);
  return std::nullopt;
} catch (const CLI::Success& help) {
  app.exit(help);
  return finish(done);
} catch (const CLI::ParseError& error) {
  const std::string message = error.what();
  const bool query_like =
      dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && message.find(": -") != std::string::npos;
  const std::string advice = query_like ? "; put -- before text that begins with -, and see `" : "; see `";
  return misuse(message + advice + help_command(app) + "`");
}

ExitStatus misuse(const std::string& message) {
  complain(message);
  return wrong_usage;
}

}  // namespace cli
