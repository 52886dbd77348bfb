// SPDX-License-Identifier: GPL-2.0-or-later
// Compounds are found however query and text space them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::IsSubsetOf;
using testing::UnorderedElementsAreArray;

struct Compound {
  std::vector<std::string> spellings;
  std::vector<std::string> parts;  ///< words that say less
};

const std::vector<Compound>& compounds() {
  static const std::vector<Compound> all = {
      {{"핵작전지침", "핵 작전 지침", "핵작전 지침", "핵 작전지침"}, {"작전 회의", "관람 지침", "핵 문제"}},
      {{"한미정상회담", "한미 정상 회담", "한미정상 회담", "한미 정상회담"}, {"정상 회의", "회담 장소", "한미 관계"}},
      {{"우주발사체", "우주 발사체"}, {"우주 여행", "발사체 부품"}},
      {{"인공지능반도체", "인공지능 반도체", "인공 지능 반도체"}, {"인공 눈", "지능 검사", "반도체 공장"}},
      {{"5G통신망", "5G 통신망"}, {"5G 요금", "통신망 고장"}},
  };
  return all;
}

/// Articles whose ids say what they hold: s0, s1 .. the spellings, p0 .. the parts, x something else.
std::vector<Article> articles(const Compound& compound) {
  std::vector<Article> all;
  const auto add = [&](const std::string& id, const std::string& words) {
    Article& article = all.emplace_back();
    article.id = id;
    article.title = "어제 " + words + "에 대해 물었다";
    article.body = "기자가 " + words + "의 뜻을 물었고 대답은 짧았다.";
  };
  for (std::size_t i = 0; i < compound.spellings.size(); ++i) add("s" + std::to_string(i), compound.spellings[i]);
  for (std::size_t i = 0; i < compound.parts.size(); ++i) add("p" + std::to_string(i), compound.parts[i]);
  add("x", "날씨");
  return all;
}

std::vector<std::string> spelling_ids(const Compound& compound) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < compound.spellings.size(); ++i) ids.push_back("s" + std::to_string(i));
  return ids;
}

TEST(Compounds, QuotedFindEachSpellingAndNothingElse) {
  for (const Compound& compound : compounds()) {
    const TestIndex index(articles(compound));
    for (const std::string& query : compound.spellings) {
      EXPECT_THAT(index.ids("\"" + query + "\""), UnorderedElementsAreArray(spelling_ids(compound))) << query;
      EXPECT_THAT(index.ids("\"" + query + "에\""), IsSubsetOf(spelling_ids(compound))) << query;
    }
  }
}

TEST(Compounds, RequiredAndExcludedWordsAreFoundInEachSpelling) {
  for (const Compound& compound : compounds()) {
    const TestIndex index(articles(compound));
    const std::string& word = compound.spellings.front();
    EXPECT_THAT(index.ids("+" + word), UnorderedElementsAreArray(spelling_ids(compound))) << word;
    EXPECT_THAT(index.ids("+" + word + "에서는"), UnorderedElementsAreArray(spelling_ids(compound))) << word;
    std::vector<std::string> others = {"x"};
    for (std::size_t i = 0; i < compound.parts.size(); ++i) others.push_back("p" + std::to_string(i));
    EXPECT_THAT(index.ids("-" + word), UnorderedElementsAreArray(others)) << word;
  }
}

TEST(Compounds, BareWordsRankEachSpellingAboveParts) {
  for (const Compound& compound : compounds()) {
    const TestIndex index(articles(compound));
    for (const std::string& query : compound.spellings) {
      std::vector<std::string> found = index.ids(query);
      ASSERT_GE(found.size(), compound.spellings.size()) << query;
      found.resize(compound.spellings.size());
      EXPECT_THAT(found, UnorderedElementsAreArray(spelling_ids(compound))) << query;
    }
  }
}

TEST(Compounds, HeadlineAbbreviationsAreFoundByTheirReading) {
  std::vector<Article> all(3);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].id = std::to_string(i);
  all[0].title = "美·中 통상 협상 재개";
  all[1].title = "미중 통상 협상 재개";
  all[2].title = "고궁 야간 개장";
  const TestIndex index(all);
  for (const char* query : {"미중", "\"미중\"", "+미중", "미중 협상"}) {
    EXPECT_THAT(index.ids(query), UnorderedElementsAreArray({"0", "1"})) << query;
  }
}

}  // namespace
}  // namespace malmoi::search
