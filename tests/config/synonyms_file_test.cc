// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/synonyms_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "../temporary_folder.h"

namespace malmoi::config {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

class SynonymsFile : public testing::Test {
 protected:
  Result<std::vector<SynonymRule>> load(const std::string& yaml) {
    std::ofstream(path_) << yaml;
    return load_synonyms(path_);
  }
  /// The message behind "FILE:", of a file that is refused.
  std::string refusal(const std::string& yaml) {
    const auto rules = load(yaml);
    if (rules) return "accepted";
    EXPECT_EQ(rules.error().code, ErrorCode::bad_input);
    EXPECT_EQ(rules.error().message.rfind(path_, 0), 0U) << rules.error().message;
    return rules.error().message.substr(path_.size() + 1);
  }

  TemporaryFolder folder_;
  const std::string path_ = folder_ / "synonyms.yaml";
};

TEST_F(SynonymsFile, HoldsEqualAndOneWayGroups) {
  const auto rules = load(
      "# 기관 이름\n"
      "- equal: [한은, 한국은행, \"Bank of Korea\"]\n"
      "- from:\n"
      "    - 코로나\n"
      "  to: [코로나19, 코로나바이러스 감염증]\n");
  ASSERT_TRUE(rules) << rules.error().message;
  ASSERT_EQ(rules->size(), 2U);
  EXPECT_THAT(rules->at(0).from, ElementsAre("한은", "한국은행", "Bank of Korea"));
  EXPECT_EQ(rules->at(0).to, rules->at(0).from);
  EXPECT_THAT(rules->at(1).from, ElementsAre("코로나"));
  EXPECT_THAT(rules->at(1).to, ElementsAre("코로나19", "코로나바이러스 감염증"));
}

TEST_F(SynonymsFile, WithoutGroupsHasNoRules) {
  for (const char* yaml : {"", "# 아직 없음\n", "[]\n"}) {
    const auto rules = load(yaml);
    ASSERT_TRUE(rules) << rules.error().message;
    EXPECT_THAT(*rules, IsEmpty());
  }
}

TEST_F(SynonymsFile, RefusesWhatIsNoListOfGroups) {
  EXPECT_THAT(refusal("equal: [한은, 한국은행]\n"), HasSubstr("1: must be a list of lines such as"));
  EXPECT_THAT(refusal("- equal: [가, 나]\n- 한은\n"), HasSubstr("2: must be \"equal: [..]\""));
}

TEST_F(SynonymsFile, RefusesUnknownMissingAndMixedKeys) {
  EXPECT_EQ(refusal("- equal: [가, 나]\n- eqaul: [다, 라]\n"), "2: key eqaul: is not one of equal, from, to");
  EXPECT_EQ(refusal("- from: [가]\n"), "1: key to: is missing");
  EXPECT_EQ(refusal("- to: [가]\n"), "1: key from: is missing");
  EXPECT_EQ(refusal("- from: [가]\n  to: [나]\n  equal: [다, 라]\n"),
            "3: key equal: stands beside from or to; make two groups of them");
  EXPECT_EQ(refusal("- from: [가]\n  to: [나]\n  from: [다]\n"), "3: key from: is there twice; remove one");
}

TEST_F(SynonymsFile, RefusesBadWords) {
  EXPECT_THAT(refusal("- equal: 한은\n"), HasSubstr("1: key equal: must be a list of words"));
  EXPECT_EQ(refusal("- equal: [한은]\n"), "1: key equal: needs 2 or more words");
  EXPECT_EQ(refusal("- from: []\n  to: [가]\n"), "1: key from: needs 1 or more words");
  EXPECT_EQ(refusal("- equal:\n  - 한은\n  - \"\"\n"), "3: key equal: a word is empty or no text");
  EXPECT_EQ(refusal("- equal: [한은, [한국은행]]\n"), "1: key equal: a word is empty or no text");
  EXPECT_EQ(refusal("- equal:\n  - 한은\n  - 한국은행\n  - 한은\n"), "4: key equal: 한은 is there twice; remove one");
  EXPECT_THAT(refusal("- equal: [가, " + std::string(max_synonym_bytes + 1, 'x') + "]\n"),
              HasSubstr("1: key equal: longer than 200 bytes"));
}

TEST_F(SynonymsFile, RefusesTooManyWordsAndGroups) {
  std::string words, groups;
  for (std::size_t i = 0; i <= max_synonyms_a_side; ++i) words += "  - w" + std::to_string(i) + "\n";
  EXPECT_THAT(refusal("- equal:\n" + words), EndsWith("key equal: more than 32 words; make two groups of them"));
  for (std::size_t i = 0; i <= max_synonym_groups; ++i) groups += "- equal: [a" + std::to_string(i) + ", 나]\n";
  EXPECT_EQ(refusal(groups), "10001: more than 10000 groups; remove some");
}

TEST_F(SynonymsFile, RefusesBrokenYamlAndMissingFiles) {
  EXPECT_THAT(refusal("- equal: [가, 나]\n- equal: [다\n"), HasSubstr("not valid YAML"));
  const auto missing = load_synonyms(folder_ / "none.yaml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("none.yaml: cannot be read"));
}

}  // namespace
}  // namespace malmoi::config
