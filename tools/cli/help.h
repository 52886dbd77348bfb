// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <malmoi/search_request.h>

namespace cli {

/// A description in both languages, for options and commands. translate() leaves one of them.
std::string both(const char* korean, const char* english);

/// What --help says, in one language.
void translate(CLI::App& app, malmoi::Language language);

/// What a command line that is not parsed yet asks for by --lang; as language_named() where it does not.
malmoi::Language language_asked(int argc, char** argv);

}  // namespace cli
