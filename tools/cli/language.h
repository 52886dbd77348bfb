// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <malmoi/search_request.h>

namespace cli {

/// Name of the locale of a category such as "LC_MESSAGES", with the precedence that POSIX gives LC_ALL, the category
/// and LANG. Empty where none is set.
std::string locale_name(const char* category);

/// "ko" or "en"; where empty, what the locale asks for: Korean if it is a Korean one, else English.
malmoi::Language language_named(const std::string& name);

/// --lang.
void add_language_option(CLI::App& app, std::string& name);

/// A text in the language of messages.
inline const char* in(malmoi::Language language, const char* korean, const char* english) {
  return language == malmoi::Language::ko ? korean : english;
}

}  // namespace cli
