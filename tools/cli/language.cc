// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/language.h"

#include <cstdlib>

#include "cli/help.h"

namespace cli {

std::string locale_name(const char* category) {
  for (const char* variable : {"LC_ALL", category, "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

malmoi::Language language_named(const std::string& name) {
  const std::string wanted = name.empty() ? locale_name("LC_MESSAGES") : name;
  return wanted.rfind("ko", 0) == 0 ? malmoi::Language::ko : malmoi::Language::en;
}

void add_language_option(CLI::App& app, std::string& name) {
  app.add_option("--lang", name,
                 cli::both("메시지의 언어, ko나 en. 없으면 로캘에 따릅니다",
                           "Language of messages, ko or en; from the locale if left out"))
      ->check(CLI::IsMember({"ko", "en"}));
}

}  // namespace cli
