// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <malmoi/analyzer.h>

#include "cli/config_option.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/streams.h"
#include "cli/words.h"
#include "newsidx/commands.h"

namespace newsidx {
namespace {

struct AnalyzeOptions {
  std::vector<std::string> words;
  std::string config;
};

std::string text_of(const AnalyzeOptions& options) {
  if (options.words.empty()) return {std::istreambuf_iterator<char>(std::cin), {}};
  return cli::joined(options.words);
}

std::string describe(const malmoi::Token& token) {
  return std::to_string(token.word) + "\t" + std::to_string(token.begin) + "\t" + std::to_string(token.end) + "\t" +
         malmoi::name(token.kind) + "\t" + cli::printable(token.term) + "\n";
}

cli::ExitStatus run(const AnalyzeOptions& options) {
  const auto settings = cli::settings_of(options.config);
  if (!settings) return cli::fail(settings.error());
  const auto tokens = malmoi::Analyzer(settings->analyzer).analyze(text_of(options));
  if (!tokens) return cli::fail(tokens.error());
  cli::print("word\tbegin\tend\tkind\tterm\n");
  for (const auto& token : *tokens) cli::print(describe(token));
  return cli::done;
}

}  // namespace

Run add_analyze(CLI::App& app) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App* command =
      app.add_subcommand("analyze", cli::both("글의 색인어를 낱말, 바이트 위치, 종류와 함께 보입니다",
                                              "Show the terms of a text, with word, byte offsets and kind"));
  command->add_option("TEXT", options->words, cli::both("글. 없으면 표준 입력", "Text; standard input if left out"));
  cli::add_config_option(*command, options->config);
  return [options] { return run(*options); };
}

}  // namespace newsidx
