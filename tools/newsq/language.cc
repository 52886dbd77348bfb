// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/language.h"

#include <cstdlib>

namespace newsq {
namespace {

/// Name of the locale of messages, with the precedence that POSIX gives these variables.
std::string message_locale() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

}  // namespace

malmoi::Language language_named(const std::string& name) {
  const std::string wanted = name.empty() ? message_locale() : name;
  return wanted.rfind("en", 0) == 0 ? malmoi::Language::en : malmoi::Language::ko;
}

}  // namespace newsq
