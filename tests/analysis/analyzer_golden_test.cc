// SPDX-License-Identifier: GPL-2.0-or-later
// Each tests/golden/analyzer/NAME.in is a text, NAME.out its terms: term, kind, first byte, end, word.
#include <gtest/gtest.h>
#include <malmoi/analyzer.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace malmoi {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string print(const std::vector<Token>& tokens) {
  std::ostringstream out;
  for (const Token& each : tokens) {
    out << each.term << ' ' << name(each.kind) << ' ' << each.begin << ' ' << each.end << ' ' << each.word << '\n';
  }
  return out.str();
}

std::vector<std::string> texts() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(MALMOI_GOLDEN_DIR)) {
    if (entry.path().extension() == ".in") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class AnalyzerGolden : public testing::TestWithParam<std::string> {};

TEST_P(AnalyzerGolden, GivesTheseTerms) {
  const fs::path path = fs::path(MALMOI_GOLDEN_DIR) / GetParam();
  const auto tokens = Analyzer().analyze(read(path.string() + ".in"));
  ASSERT_TRUE(tokens.ok()) << tokens.error().message;
  EXPECT_EQ(print(*tokens), read(path.string() + ".out"));
}

INSTANTIATE_TEST_SUITE_P(All, AnalyzerGolden, testing::ValuesIn(texts()), [](const auto& test) { return test.param; });

}  // namespace
}  // namespace malmoi
