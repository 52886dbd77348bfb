// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malmoi/analyzer.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include "analysis/chain.h"
#include "analysis/terms.h"
#include "random_text.h"
#include "text/utf8.h"

namespace malmoi {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<Token> tokens(std::string_view text, const AnalyzerSettings& settings = {}) {
  auto found = Analyzer(settings).analyze(text);
  EXPECT_TRUE(found.ok()) << found.error().message;
  return found.ok() ? *found : std::vector<Token>();
}

std::vector<std::string> terms(std::string_view text, const AnalyzerSettings& settings = {}) {
  std::vector<std::string> out;
  for (const Token& each : tokens(text, settings)) out.push_back(each.term);
  return out;
}

std::vector<std::string> sources(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& each : tokens(text)) out.emplace_back(text.substr(each.begin, each.end - each.begin));
  return out;
}

std::string nfd(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  std::string out;
  normalizer->normalize(source, status).toUTF8String(out);
  return out;
}

TEST(Analyzer, NothingToSearch) {
  EXPECT_THAT(terms(""), IsEmpty());
  EXPECT_THAT(terms(" \n\t.,!?…“”()[]+=$%^&"), IsEmpty());
  EXPECT_THAT(terms("___ @ ' \u0301 \u200D"), IsEmpty());
}

TEST(Analyzer, WordsAreCounted) {
  std::vector<std::uint32_t> words;
  for (const Token& each : tokens("한국은, (미국) 5G")) words.push_back(each.word);
  EXPECT_THAT(words, ElementsAre(0, 1, 2, 2, 2));
}

TEST(Analyzer, OffsetsAreThoseOfTheSource) {
  EXPECT_THAT(sources("정상회담을"), ElementsAre("정상", "상회", "회담"));
  EXPECT_THAT(sources("Ｈermes는 ５㎞"), ElementsAre("Ｈermes", "５", "㎞", "５㎞"));
  EXPECT_THAT(sources("1,000원"), ElementsAre("1,000", "원", "1,000원"));
}

TEST(Analyzer, DecomposedTextGivesTheSameTermsFromItsOwnBytes) {
  const std::string composed = "한미동맹을 강조했다. café 코로나19 北핵";
  const std::string decomposed = nfd(composed);
  ASSERT_NE(composed, decomposed);
  EXPECT_EQ(terms(composed), terms(decomposed));
  const auto from_composed = sources(composed);
  const auto from_decomposed = sources(decomposed);
  ASSERT_EQ(from_composed.size(), from_decomposed.size());
  for (std::size_t i = 0; i < from_composed.size(); ++i) EXPECT_EQ(nfd(from_composed[i]), from_decomposed[i]);
}

TEST(Analyzer, NumbersLoseThousandsSeparatorsOnly) {
  EXPECT_THAT(terms("1,000"), ElementsAre("1000"));
  EXPECT_THAT(terms("12,345,678"), ElementsAre("12345678"));
  EXPECT_THAT(terms("1,000.5"), ElementsAre("1000", "5", "1000.5"));
  for (const char* list : {"1,2", "1,00", "1000,000", "1,000,00", "1,0000"}) {
    EXPECT_THAT(terms(list), Contains(list)) << list;
  }
}

TEST(Analyzer, WordsOfOneSyllableSideBySideAreAlsoOneWord) {
  EXPECT_THAT(terms("한·미·일"), ElementsAre("한", "미", "한미", "일", "미일"));
  EXPECT_THAT(sources("한·미"), ElementsAre("한", "미", "한·미"));
  EXPECT_THAT(terms("몇 년이"), ElementsAre("몇", "년", "몇년"));
  EXPECT_EQ(tokens("한ㆍ미").back().kind, TermKind::joined);
}

TEST(Analyzer, OtherWordsAreNotJoined) {
  for (const char* text :
       {"한, 미", "한  미", "한\n미", "미국 한", "나는 너", "한 미국", "두 번째", "3 명", "k 팝", "美 한"}) {
    for (const Token& each : tokens(text)) EXPECT_NE(each.kind, TermKind::joined) << text;
  }
}

TEST(Analyzer, ReadingsCanBeLeftOut) {
  EXPECT_THAT(terms("美"), ElementsAre("美", "미"));
  EXPECT_THAT(terms("美", {.hanja_readings = false}), ElementsAre("美"));
}

TEST(Analyzer, ReadingsAreOfTheOriginalCharacter) {
  EXPECT_THAT(terms("\u6A02"), Contains("악"));                     // 樂
  EXPECT_THAT(terms("\uF914"), ElementsAre("\u6A02", "낙", "락"));  // 樂, as 락
  EXPECT_THAT(terms("\uF914園"), Not(Contains("악원")));
}

TEST(Analyzer, CharactersSideBySideAreFoundByAnyReading) {
  EXPECT_THAT(terms("男女"), AllOf(Contains("남녀"), Contains("남여")));
  for (const char* first : {"낙", "락", "악", "요"}) {
    for (const char* second : {"낙", "락", "악", "요"}) {
      EXPECT_THAT(terms("樂樂"), Contains(first + std::string(second)));
    }
  }
}

TEST(Analyzer, UnspacedTextHasNoWholeTerm) {
  const std::string fifteen = "가나다라마바사아자차카타파하갸";
  EXPECT_THAT(terms(fifteen), SizeIs(14));
  EXPECT_THAT(terms(fifteen + "2"), Contains(fifteen + "2"));
  EXPECT_THAT(terms(fifteen + "겨2"), Not(Contains(fifteen + "겨2")));
}

TEST(Analyzer, LongTermsAreHashedFromTheirEnd) {
  const std::string longest(analysis::max_term_bytes, 'a');
  EXPECT_THAT(terms(longest), ElementsAre(longest));
  const auto first = terms(longest + "bc");
  const auto second = terms(longest + "bd");
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_THAT(first[0], SizeIs(analysis::max_term_bytes));
  EXPECT_EQ(first[0].substr(0, 184), longest.substr(0, 184));
  EXPECT_NE(first[0], second[0]);
  EXPECT_EQ(first, terms(longest + "bc"));
}

TEST(Analyzer, LongTermsAreCutBetweenCharacters) {
  std::string greek;
  for (int i = 0; i < 300; ++i) greek += "ω";
  for (const std::string& text : {greek, "a" + greek}) {
    const auto found = terms(text);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(text::is_valid_utf8(found[0]));
    EXPECT_LE(found[0].size(), analysis::max_term_bytes);
    EXPECT_GT(found[0].size(), analysis::max_term_bytes - 2);
  }
}

TEST(Analyzer, RefusesWhatIsNotUtf8) {
  const auto found = Analyzer().analyze("한국\xFF");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::bad_encoding);
  EXPECT_THAT(found.error().message, testing::HasSubstr("byte 6"));
}

TEST(Analyzer, FingerprintTellsSettingsApart) {
  const Analyzer with;
  const Analyzer without({.hanja_readings = false});
  EXPECT_THAT(with.fingerprint(), testing::MatchesRegex("[0-9a-f]{16}"));
  EXPECT_EQ(with.fingerprint(), Analyzer().fingerprint());
  EXPECT_NE(with.fingerprint(), without.fingerprint());
  EXPECT_NE(with.spec(), without.spec());
}

TEST(Analyzer, KindsHaveNames) {
  std::set<std::string> names;
  for (int kind = 0; kind <= static_cast<int>(TermKind::joined); ++kind)
    names.insert(name(static_cast<TermKind>(kind)));
  EXPECT_EQ(names.size(), 10);
  EXPECT_EQ(names.count("unknown"), 0);
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

TEST(AnalyzerProperty, TokensOfAnyText) {
  const Analyzer analyzer;
  analysis::RandomText random(815);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = text::to_utf8(random.chars(round % 100 ? 40 : 400));
    const auto found = analyzer.analyze(text);
    ASSERT_TRUE(found.ok());
    std::uint32_t word = 0;
    for (const Token& each : *found) {
      ASSERT_LT(each.begin, each.end);
      ASSERT_LE(each.end, text.size());
      ASSERT_TRUE(is_boundary(text, each.begin) && is_boundary(text, each.end));
      ASSERT_TRUE(!each.term.empty() && each.term.size() <= analysis::max_term_bytes);
      ASSERT_TRUE(text::is_valid_utf8(each.term));
      ASSERT_GE(each.word, word);
      word = each.word;
    }
  }
}

TEST(Analyzer, SyllablesNeedNotStandInTheText) {
  const auto expected = terms("해돋이를 보러");
  EXPECT_EQ(terms("해\u00AD돋이\u200B를 보러"), expected);  // soft hyphen, zero width space
  EXPECT_EQ(terms(nfd("해돋이를 보러")), expected);
  EXPECT_EQ(terms("㉮나다"), terms("가나다"));
}

TEST(AnalyzerProperty, HangulTermsAreTheirCharacters) {
  analysis::Chain chain({});
  analysis::RandomText random(51);
  for (int round = 0; round < 20'000; ++round) {
    const auto& analyzed = chain.analyze(text::to_utf8(random.chars(60)));
    for (const analysis::Term& each : analyzed.terms) {
      if (each.kind != TermKind::bigram && each.kind != TermKind::syllable) continue;
      const auto syllables = std::u32string_view(analyzed.folded.chars).substr(each.begin, each.end - each.begin);
      ASSERT_EQ(analyzed.text(each), text::to_utf8(syllables));
    }
  }
}

TEST(AnalyzerProperty, AnyBytesAreAnsweredOrRefused) {
  const Analyzer analyzer;
  std::mt19937 random(99);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 40, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_EQ(analyzer.analyze(bytes).ok(), text::is_valid_utf8(bytes));
  }
}

bool same(const std::vector<Token>& a, const std::vector<Token>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) {
    return x.term == y.term && x.kind == y.kind && x.begin == y.begin && x.end == y.end && x.word == y.word;
  });
}

TEST(Analyzer, ServesManyThreads) {
  analysis::RandomText random(4);
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(text::to_utf8(random.chars(60)));
  const Analyzer analyzer;
  std::vector<std::vector<Token>> expected;
  for (const std::string& text : texts) expected.push_back(*analyzer.analyze(text));
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (std::size_t i = 0; i < texts.size(); ++i) count += !same(*analyzer.analyze(texts[i]), expected[i]);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace malmoi
