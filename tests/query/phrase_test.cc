// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/phrase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../text/random_text.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

PhraseText read(std::string_view source) {
  analysis::Chain chain{AnalyzerSettings{}};
  return phrase_text(chain, source);
}

/// Words with '|' in front of their particle, runs in brackets behind.
std::string shown(const PhraseText& text) {
  const auto part = [&](std::uint32_t begin, std::uint32_t end) {
    return text::to_utf8(std::u32string_view(text.chars).substr(begin, end - begin));
  };
  std::string out;
  for (const auto& word : text.words) {
    if (word.begin > 0 && text.chars[word.begin - 1] == U'\n') out += "/ ";
    out += part(word.begin, word.stem_end) + "|" + part(word.stem_end, word.end) + " ";
  }
  for (const auto& run : text.runs) out += "[" + part(run.begin, run.end) + "]";
  return out;
}

std::string shown(std::string_view source) { return shown(read(source)); }

TEST(PhraseText, LeavesOutWhatIsBetweenWords) {
  EXPECT_EQ(shown("한미 동맹, (핵·재래식)"), "한미| 동맹| 핵| 재래식| ");
  EXPECT_EQ(shown("  …!? "), "");
  EXPECT_EQ(shown(""), "");
}

TEST(PhraseText, FoldsAndStrips) { EXPECT_EQ(shown("ＮＡＴＯ의 지침은"), "nato|의 지침|은 [nato]"); }

TEST(PhraseText, KeepsLineBreaksBetweenWordsOnly) {
  EXPECT_EQ(shown("\n남북\n\n  한미\n"), "남북| / 한미| ");
  EXPECT_EQ(read("\n남북\n\n한미\n").chars, U"남북\n한미");
}

TEST(PhraseText, RunsAreLettersOrDigitsSideBySide) {
  EXPECT_EQ(shown("코로나19"), "코로나19| [19]");
  EXPECT_EQ(shown("IP4"), "ip4| [ip][4]");
  EXPECT_EQ(shown("1,000 3.5 1 2"), "1000| 35| 1| 2| [1000][3][5][1][2]");
  EXPECT_EQ(shown("LG·SK"), "lgsk| [lg][sk]");
  EXPECT_EQ(shown("don't"), "dont| [don][t]");
}

TEST(PhraseText, KnowsWhereRunsMayNotBeCut) {
  const PhraseText text = read("가NATO12나");
  std::string cut;
  for (std::uint32_t i = 0; i <= text.chars.size(); ++i) cut += text.inside_run(i) ? 'x' : '.';
  EXPECT_EQ(cut, "..xxx.x..");
}

TEST(PhraseText, RemembersHanjaBeforeFolding) {
  const PhraseText text = read("音\uF914과 \u6A02");
  ASSERT_EQ(text.hanja.size(), 3u);
  EXPECT_EQ(text.hanja[1].original, U'\uF914');
  EXPECT_EQ(text.chars[text.hanja[1].at], U'\u6A02');
  EXPECT_EQ(text.hanja[2].original, U'\u6A02');
}

TEST(PhraseText, PutsPointsAmongTheCharacters) {
  PhraseText text = read("12.5.7조와 3·1절, 樂 4. 5");
  EXPECT_THAT(text.points, testing::ElementsAre(2, 3, 7));
  text.spell_points();
  EXPECT_EQ(shown(text), "12.5.7조|와 3| 1절| 樂| 4| 5| [12][5][7][3][1][4][5]");
  EXPECT_EQ(text::to_utf8(text.chars), "12.5.7조와3.1절樂45");
  EXPECT_EQ(text.chars[text.hanja.front().at], U'樂');
  EXPECT_THAT(text.points, testing::IsEmpty());
}

TEST(PhraseText, PositionsLeadBackToTheFoldedText) {
  text::RandomText random(3);
  analysis::Chain chain{AnalyzerSettings{}};
  for (int i = 0; i < 2000; ++i) {
    std::string source = text::to_utf8(random.chars(80));
    if (i % 4 == 1) source += "3.25 0.5%·1·2";
    PhraseText text = phrase_text(chain, source);
    if (i % 2 == 1) text.spell_points();
    const analysis::AnalyzedText& analyzed = chain.find_words(source);
    ASSERT_EQ(text.positions.size(), text.chars.size());
    ASSERT_EQ(text.words.size(), analyzed.words.size());
    for (std::size_t w = 0; w < text.words.size(); ++w) {
      const auto& word = text.words[w];
      ASSERT_LT(word.begin, word.end);
      ASSERT_LE(word.begin, word.stem_end);
      ASSERT_LE(word.stem_end, word.end);
      for (std::uint32_t at = word.begin; at < word.end; ++at) {
        ASSERT_EQ(text.chars[at], analyzed.folded.chars[text.positions[at]]);
        ASSERT_GE(text.positions[at], analyzed.words[w].begin);
        ASSERT_LT(text.positions[at], analyzed.words[w].end);
        ASSERT_EQ(text.positions[at] < analyzed.words[w].stem_end, at < word.stem_end);
        ASSERT_EQ(&text.word_at(at), &word);
      }
    }
  }
}

TEST(ReadsAs, KnowsBothFormsOfInitials) {
  EXPECT_TRUE(reads_as(U'女', U'녀'));
  EXPECT_TRUE(reads_as(U'女', U'여'));
  EXPECT_TRUE(reads_as(U'\uF914', U'락'));
  EXPECT_FALSE(reads_as(U'女', U'남'));
  EXPECT_FALSE(reads_as(U'가', U'가'));
}

}  // namespace
}  // namespace malmoi::query
