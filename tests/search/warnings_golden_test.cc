// SPDX-License-Identifier: GPL-2.0-or-later
// What users read: each query of the golden file with its warnings in both languages.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "test_index.h"

namespace malmoi::search {
namespace {

std::vector<Article> articles() {
  std::vector<Article> all(2);
  all[0].id = "1";
  all[0].title = "핵 작전 지침을 논의했다";
  all[0].body = "한미 정상회담에서 논의한 내용이다. NATO 회의도 열렸다.";
  all[0].categories = {"정치"};
  all[1].id = "2";
  all[1].title = "새 박물관이 문을 연다";
  all[1].body = "나무로 지은 박물관 지붕이 눈에 띈다.";
  return all;
}

std::string answered(const TestIndex& index, const std::string& query) {
  std::string out = "? " + query + "\n";
  for (const Language language : {Language::ko, Language::en}) {
    SearchRequest request;
    request.query = query;
    request.language = language;
    for (const std::string& warning : index.search(request).warnings) {
      out += (language == Language::ko ? "ko " : "en ") + warning + "\n";
    }
  }
  return out;
}

TEST(WarningsGolden, EachQueryWarnsAsTheFileSays) {
  std::ifstream file(MALMOI_GOLDEN_DIR "/warnings.txt");
  ASSERT_TRUE(file);
  const TestIndex index(articles());
  std::string expected, actual;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    expected += line + "\n";
    if (line.starts_with("? ")) actual += answered(index, line.substr(2));
  }
  EXPECT_EQ(actual, expected);
}

}  // namespace
}  // namespace malmoi::search
