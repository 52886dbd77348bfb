// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/analyzer.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

std::vector<std::string> terms(std::string_view text) {
  std::vector<std::string> out;
  const auto tokens = Analyzer().analyze(text);
  for (const Token& token : tokens.value()) out.push_back(std::string(name(token.kind)) + ":" + token.term);
  return out;
}

TEST(Analyzer, Prints) {
  for (auto text : {"코로나19", "K팝을", "5G", "Hermes는", "24시간을", "3조2천억", "北핵", "韓美同盟은", "女性", "음樂",
                    "don’t", "1,000원 3.5%", "ㅋㅋㅋ 👍🏻", "한·미"}) {
    std::string line;
    for (auto& t : terms(text)) line += t + " ";
    std::puts(line.c_str());
  }
}

}  // namespace
}  // namespace malmoi
