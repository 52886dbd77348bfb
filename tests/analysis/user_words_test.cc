// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/user_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include <malmoi/analyzer.h>

#include "analysis/chain.h"
#include "analysis/stripper.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

AnalyzerSettings listing(std::vector<std::string> words) {
  AnalyzerSettings settings;
  settings.user_words = std::move(words);
  return settings;
}

/// The stem of a text of one word.
std::string stem(const std::string& word, const std::vector<std::string>& listed) {
  Chain chain(listing(listed));
  const AnalyzedText& analyzed = chain.find_words(word);
  EXPECT_EQ(analyzed.words.size(), 1U) << word;
  const Word& found = analyzed.words.front();
  return text::to_utf8(std::u32string_view(analyzed.folded.chars).substr(found.begin, found.stem_end - found.begin));
}

std::string fingerprint_of(std::vector<std::string> words) { return Analyzer(listing(std::move(words))).fingerprint(); }

TEST(UserWords, AreNotStripped) {
  EXPECT_EQ(stem("코스모가", {}), "코스모");
  EXPECT_EQ(stem("코스모가", {"코스모가"}), "코스모가");
  EXPECT_EQ(stem("뉴진스는", {"뉴진스는"}), "뉴진스는");
}

TEST(UserWords, LoseTheParticleBehindThem) {
  for (const char* particle : {"는", "가", "를", "에서", "에게서도"}) {
    EXPECT_EQ(stem(std::string("코스모가") + particle, {"코스모가"}), "코스모가") << particle;
  }
  // 은 does not follow a vowel, so it is no particle here.
  EXPECT_EQ(stem("나이키은", {"나이키"}), stem("나이키은", {}));
}

TEST(UserWords, TheLongestListedWordIsTheStem) {
  EXPECT_EQ(stem("코스모가", {"코스모"}), "코스모");
  EXPECT_EQ(stem("코스모가", {"코스모", "코스모가"}), "코스모가");
  EXPECT_EQ(stem("코스모가는", {"코스모", "코스모가"}), "코스모가");
}

TEST(UserWords, EndCompoundsFromThreeSyllablesOn) {
  EXPECT_EQ(stem("신형코스모가", {"코스모가"}), "신형코스모가");
  EXPECT_EQ(stem("신형코스모가는", {"코스모가"}), "신형코스모가");
  EXPECT_EQ(stem("휴가도", {"가도"}), stem("휴가도", {}));
}

TEST(UserWords, OfSeveralScripts) {
  EXPECT_EQ(stem("K리가", {}), "k리");
  EXPECT_EQ(stem("K리가", {"K리가"}), "k리가");
  EXPECT_EQ(stem("K리가는", {"K리가"}), "k리가");
}

TEST(UserWords, AreFoldedAsTextsAre) {
  EXPECT_EQ(stem("Ｋ리가는", {"K리가"}), "k리가");
  EXPECT_EQ(stem("코스모가는", {"\u110F\u1169\u1109\u1173\u1106\u1169\u1100\u1161"}), "코스모가");  // decomposed
}

TEST(UserWords, LeaveOtherWordsAlone) {
  for (const char* word : {"정부는", "학교에서", "코스모의", "만들었다", "美와", "24시간을", "이"}) {
    EXPECT_EQ(stem(word, {"코스모가", "나이키"}), stem(word, {})) << word;
  }
}

TEST(UserWords, ArbitraryBytesAreLeftOut) {
  EXPECT_TRUE(UserWords({"\xFF\xFE", "", "\xEA"}).empty());
  EXPECT_EQ(fingerprint_of({"\xFF"}).size(), 16U);
}

TEST(UserWords, ArePartOfTheFingerprint) {
  const std::string without = fingerprint_of({});
  EXPECT_NE(fingerprint_of({"고양이"}), without);
  EXPECT_NE(fingerprint_of({"고양이"}), fingerprint_of({"나이키"}));
  EXPECT_EQ(fingerprint_of({"고양이", "나이키"}), fingerprint_of({"나이키", "고양이", "고양이"}));
  EXPECT_NE(fingerprint_of({"고양", "이"}), fingerprint_of({"고양이"}));
  EXPECT_THAT(Analyzer(listing({"고양이"})).spec(), HasSubstr("strip:particles,user_words|"));
  EXPECT_THAT(Analyzer().spec(), Not(HasSubstr("user_words")));
}

// What phrase candidates rest on: whatever the list takes off, the stripper might have.
TEST(UserWords, TakeOffOnlyWhatMayBeASuffix) {
  const std::vector<std::string> listed = {"코스모가", "나이키", "도로", "가", "K리가"};
  for (const char* word : {"코스모가는요", "코스모가로부터도", "나이키에서만", "도로는", "가는", "K리가처럼만"}) {
    const std::string found = stem(word, listed);
    const std::u32string all = text::to_utf32(word), left = text::to_utf32(found);
    if (left.size() == all.size()) continue;
    EXPECT_TRUE(may_be_suffix(std::u32string_view(all).substr(left.size()))) << word << " -> " << found;
  }
  EXPECT_EQ(stem("나이키에서만", listed), "나이키");
}

}  // namespace
}  // namespace malmoi::analysis
