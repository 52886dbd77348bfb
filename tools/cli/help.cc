// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/help.h"

#include <string_view>

#include "cli/language.h"

namespace cli {
namespace {

constexpr char separator = '\x1f';

std::string one_of(const std::string& description, malmoi::Language language) {
  const auto at = description.find(separator);
  if (at == description.npos) return description;
  return language == malmoi::Language::ko ? description.substr(0, at) : description.substr(at + 1);
}

/// What CLI11 itself puts into --help.
void name_parts_in_korean(CLI::App& app) {
  for (const auto& [english, korean] : {std::pair{"Usage", "사용법"},
                                        {"OPTIONS", "옵션"},
                                        {"SUBCOMMAND", "명령"},
                                        {"Positionals", "인수"},
                                        {"REQUIRED", "필수"}}) {
    app.get_formatter()->label(english, korean);
  }
  app.get_help_ptr()->description("이 도움말을 보입니다");
  if (CLI::Option* version = app.get_option_no_throw("--version")) version->description("버전을 보입니다");
  for (CLI::Option* option : app.get_options()) {
    if (option->nonpositional()) option->group("옵션");
  }
  if (app.get_parent() != nullptr) app.group("명령");
}

}  // namespace

std::string both(const char* korean, const char* english) { return std::string(korean) + separator + english; }

void translate(CLI::App& app, malmoi::Language language) {
  app.description(one_of(app.get_description(), language));
  for (CLI::Option* option : app.get_options()) option->description(one_of(option->get_description(), language));
  if (language == malmoi::Language::ko) name_parts_in_korean(app);
  for (CLI::App* command : app.get_subcommands({})) translate(*command, language);
}

malmoi::Language language_asked(int argc, char** argv) {
  constexpr std::string_view option = "--lang";
  std::string name;
  for (int i = 1; i < argc && argv[i] != std::string_view("--"); ++i) {
    const std::string_view argument = argv[i];
    if (argument == option && i + 1 < argc) name = argv[i + 1];
    if (argument.starts_with("--lang=")) name = argument.substr(option.size() + 1);
  }
  return language_named(name);
}

}  // namespace cli
