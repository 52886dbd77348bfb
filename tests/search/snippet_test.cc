// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "../text/random_text.h"
#include "query/phrase.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// The words of a query as a searcher hands them over, all of the same weight.
std::vector<HighlightWord> words_of(std::string_view query) {
  analysis::Chain chain{AnalyzerSettings{}};
  const query::PhraseText text = query::spelled_text(chain, query);
  std::vector<HighlightWord> words;
  for (const auto& word : text.words) {
    words.push_back({{}, text.chars.substr(word.begin, word.stem_end - word.begin), 1});
  }
  const analysis::AnalyzedText& analyzed = chain.analyze(query);
  for (const analysis::Term& term : analyzed.terms) words[term.word].terms.emplace_back(analyzed.text(term));
  for (HighlightWord& word : words) std::sort(word.terms.begin(), word.terms.end());
  return words;
}

/// A text with brackets around what is marked.
std::string marked(std::string text, const std::vector<ByteRange>& ranges) {
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    text.insert(range->end, "]").insert(range->begin, "[");
  }
  return text;
}

std::string highlighted(const std::string& text, std::string_view query) {
  SoughtWords sought(words_of(query));
  return marked(text, Snippeter{AnalyzerSettings{}}.highlight(text, sought));
}

Article article(std::string excerpt, std::string body) {
  Article made;
  made.excerpt = std::move(excerpt);
  made.body = std::move(body);
  return made;
}

Snippet make(const Article& article, std::string_view query, std::size_t length) {
  SoughtWords sought(words_of(query));
  return Snippeter{AnalyzerSettings{}}.make(article, sought, length);
}

std::string snippet(std::string body, std::string_view query, std::size_t length) {
  const Snippet made = make(article("", std::move(body)), query, length);
  return marked(made.text, made.highlights);
}

TEST(Highlight, MarksWholeWordsWithoutParticles) {
  EXPECT_EQ(highlighted("시장은 도서관에서 시민과 만났다.", "도서관 시민"), "시장은 [도서관]에서 [시민]과 만났다.");
  EXPECT_EQ(highlighted("물을 아끼자, 물!", "물"), "[물]을 아끼자, [물]!");
}

TEST(Highlight, MarksOnlyTheSoughtPartOfACompound) {
  EXPECT_EQ(highlighted("시립도서관에서", "도서관"), "시립[도서관]에서");
  EXPECT_EQ(highlighted("핵작전지침을", "작전 지침"), "핵[작전지침]을");
}

TEST(Highlight, MarksThePartsOfASoughtCompound) {
  EXPECT_EQ(highlighted("시립 도서관이 열렸다", "시립도서관"), "[시립] [도서관]이 열렸다");
}

TEST(Highlight, MarksWordsWithMostOfTheSyllablePairs) {
  EXPECT_EQ(highlighted("남북정상회의를", "남북정상회담"), "[남북정상회의]를");
  EXPECT_EQ(highlighted("북남회의를", "남북정상회담"), "북남회의를");
}

TEST(Highlight, OneSyllableMustBeTheWholeWord) {
  EXPECT_EQ(highlighted("핵은 핵심이 아니다", "핵"), "[핵]은 핵심이 아니다");
}

TEST(Highlight, OneSyllableIsMarkedWhereItsNeighboursMakeTheWord) {
  EXPECT_EQ(highlighted("도시 숲을, 도시의 숲과 숲", "도시숲"), "[도시] [숲]을, [도시]의 숲과 숲");
  EXPECT_EQ(highlighted("새 도시 숲 예산", "도시숲예산"), "새 [도시] [숲] [예산]");
  EXPECT_EQ(highlighted("그 숲 예산, 숲 예산안", "숲예산"), "그 [숲] [예산], 숲 예산안");
  EXPECT_EQ(highlighted("또 한 미국인", "한미"), "또 한 미국인");
}

TEST(Highlight, TakesLettersAndDigitsWhole) {
  EXPECT_EQ(highlighted("NATO와 NATOS, IP4의 IP", "nato ip"), "[NATO]와 NATOS, [IP]4의 [IP]");
  EXPECT_EQ(highlighted("1,000명 10000명", "1000"), "[1,000]명 10000명");
  EXPECT_EQ(highlighted("ＮＡＴＯ는", "nato"), "[ＮＡＴＯ]는");
}

TEST(Highlight, KnowsNumbersAndNamesWithPunctuationInside) {
  EXPECT_EQ(highlighted("물가 3.1% 올라, 31%와 3·1절", "3.1%"), "물가 [3.1]% 올라, 31%와 3·1절");
  EXPECT_EQ(highlighted("31명 다쳐 3.1% 감소", "31명"), "[31명] 다쳐 3.1% 감소");
  EXPECT_EQ(highlighted("AT&T 직원의 Don’t, a@b.kr와 U.S.", "don't u.s. a@b.kr"),
            "AT&T 직원의 [Don’t], [a@b.kr]와 [U.S].");
}

TEST(Highlight, LettersOfAnotherNameAreNotEnough) {
  EXPECT_EQ(highlighted("삼성전자와 LG전자, LG 전자", "LG전자"), "삼성전자와 [LG전자], [LG] [전자]");
  SoughtWords phrase({{{}, U"8·15", 1}});
  const std::string text = "8·15 광복절, 8월 15일, 815명, 8.15억";
  EXPECT_EQ(marked(text, Snippeter{AnalyzerSettings{}}.highlight(text, phrase)),
            "[8]·[15] 광복절, 8월 15일, 815명, [8.15]억");
}

TEST(Highlight, KnowsReadingsOfHanjaBothWays) {
  EXPECT_EQ(highlighted("韓美同盟은 女性을", "한미동맹 여성"), "[韓美同盟]은 [女性]을");
  EXPECT_EQ(highlighted("한미동맹은", "韓美同盟"), "[한미동맹]은");
}

TEST(Highlight, MapsBackToDecomposedBytes) {
  EXPECT_EQ(highlighted("\u110C\u1161\u11A8\u110C\u1165\u11AB\u110B\u1173\u11AF", "작전"),
            "[\u110C\u1161\u11A8\u110C\u1165\u11AB]\u110B\u1173\u11AF");
}

TEST(Highlight, OfNothingIsNothing) {
  EXPECT_EQ(highlighted("", "작전"), "");
  EXPECT_EQ(highlighted("작전", ""), "작전");
  EXPECT_EQ(highlighted("작전", "?!"), "작전");
}

TEST(Snippet, IsTheWholeTextWhereItFits) {
  EXPECT_EQ(snippet("짧은 글이다.\n둘째 문단.", "문단", 100), "짧은 글이다. 둘째 [문단].");
  EXPECT_EQ(snippet("  빈칸을   \t정리한다 \n\n 끝 ", "없는말", 100), "빈칸을 정리한다 끝");
  EXPECT_EQ(snippet("열두 글자로 된 글이다", "", 12), "열두 글자로 된 글이다");
}

TEST(Snippet, WithoutAMatchIsTheBeginning) {
  EXPECT_EQ(snippet("열두 글자로 된 글이다", "없는말", 10), "열두 글자로 된…");
  EXPECT_EQ(snippet("열두 글자로 된 글이다", "", 10), "열두 글자로 된…");
}

const std::string filler = "이 문장은 아무 상관도 없는 이야기를 길게 늘어놓는다. ";

TEST(Snippet, BeginsAtTheSentenceOfTheMatch) {
  const std::string body = filler + filler + "고래가 항구에 나타났다. " + filler + filler;
  EXPECT_EQ(snippet(body, "항구", 40), "…고래가 [항구]에 나타났다. 이 문장은 아무 상관도 없는 이야기를 길게…");
}

TEST(Snippet, BeginsAtTheBlockOfTheMatch) {
  const std::string body = filler + filler + "\n둘째 마당\n" + filler + filler;
  EXPECT_THAT(snippet(body, "마당", 30), StartsWith("…둘째 [마당] 이 문장은"));
}

TEST(Snippet, BeginsAtAWordWhereTheSentenceIsTooLong) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "끝없이 이어지는 ";
  const std::string found = snippet(body + "고래 이야기다", "고래", 30);
  EXPECT_THAT(found, EndsWith("[고래] 이야기다"));
  EXPECT_THAT(found, testing::AnyOf(StartsWith("…끝없이 "), StartsWith("…이어지는 ")));
}

TEST(Snippet, PrefersMoreOfTheQuery) {
  const std::string body = "고래 고래 고래. " + filler + filler + "고래와 항구. " + filler + filler + "항구 항구 항구.";
  EXPECT_THAT(snippet(body, "고래 항구", 30), StartsWith("…[고래]와 [항구]. "));
}

TEST(Snippet, PrefersWeightierWords) {
  std::vector<HighlightWord> words = words_of("고래 항구");
  words[1].weight = 3;
  const std::string body = "고래가 논다. " + filler + filler + "항구는 쉰다. " + filler;
  SoughtWords sought(words);
  EXPECT_THAT(Snippeter{AnalyzerSettings{}}.make(article("", body), sought, 30).text, StartsWith("…항구는 쉰다."));
}

TEST(Snippet, ComesFromExcerptOrBodyWhicheverSaysMore) {
  const std::string excerpt = "요약에 고래가 있다.", body = "본문에 고래와 항구가 있다.";
  EXPECT_EQ(make(article(excerpt, body), "고래", 50).text, excerpt);
  EXPECT_EQ(make(article(excerpt, body), "고래 항구", 50).text, body);
  EXPECT_EQ(make(article(excerpt, body), "없는말", 50).text, excerpt);
  EXPECT_EQ(make(article(" \n", body), "없는말", 50).text, body);
}

TEST(Snippet, APartOfAWordSaysNoMoreWhereItIsRepeated) {
  const std::string excerpt = "도서를 나른 마을.", body = "도서, 또 도서, 다시 도서가 온 마을.";
  EXPECT_EQ(make(article(excerpt, body), "도서관장", 50).text, excerpt);
}

TEST(Snippet, PrefersAWordInOnePieceThoughASpaceIsInIt) {
  const std::string excerpt = "금리를 두고 인하설이 돈다.", body = filler + "금리 인하가 왔다.";
  EXPECT_THAT(make(article(excerpt, body), "금리인하", 50).text, HasSubstr("금리 인하가"));
}

TEST(Snippet, FindsWordsThatAreWrittenOtherwise) {
  const std::string body = filler + filler + filler + filler + filler + "韓美同盟은 굳건하다. " + filler;
  EXPECT_THAT(snippet(body, "한미동맹", 40), HasSubstr("[韓美同盟]은"));
  const std::string wide = filler + filler + filler + filler + filler + "ＮＡＴＯ는 모였다. " + filler;
  EXPECT_THAT(snippet(wide, "nato", 40), HasSubstr("[ＮＡＴＯ]는"));
}

TEST(Snippet, ShowsTheSentenceOfAMatchFarInside) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += filler;
  body += "고래가 어제 아침 항구에 나타났다. ";
  for (int i = 0; i < 100; ++i) body += filler;
  EXPECT_THAT(snippet(body, "항구", 80), StartsWith("…고래가 어제 아침 [항구]에 나타났다. "));
}

TEST(Snippet, CutsUnspacedTextAnywhere) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "가나다라";
  const Snippet made = make(article("", body), "", 20);
  EXPECT_EQ(text::count_code_points(made.text), 20u);
  EXPECT_THAT(made.text, EndsWith("…"));
}

TEST(Snippet, OfLengthNothingIsNothing) {
  const Snippet made = make(article("", "고래"), "고래", 0);
  EXPECT_THAT(made.text, IsEmpty());
  EXPECT_THAT(made.highlights, IsEmpty());
}

TEST(Snippet, SeeksOnlyInTheFirstPartOfAnEndlessBody) {
  std::string body;
  while (body.size() < Snippeter::max_source_bytes) body += filler;
  EXPECT_THAT(snippet(body + "고래", "고래", 50), StartsWith("이 문장은"));
}

void expect_sound(std::string_view text, const std::vector<ByteRange>& ranges) {
  std::uint32_t before = 0;
  for (const ByteRange& range : ranges) {
    EXPECT_LT(range.begin, range.end);
    EXPECT_TRUE(range.begin > before || before == 0);
    EXPECT_LE(range.end, text.size());
    for (const std::uint32_t at : {range.begin, range.end}) {
      EXPECT_TRUE(at == text.size() || (text[at] & 0xC0) != 0x80);
    }
    before = range.end;
  }
}

/// What is left of a snippet without its "…" and white space.
std::string bare(std::string_view text) {
  std::string out(text);
  for (const std::string_view sign : {"…", " ", "\n", "\t"}) {
    for (std::size_t at; (at = out.find(sign)) != std::string::npos;) out.erase(at, sign.size());
  }
  return out;
}

TEST(Snippet, OfAnythingIsSound) {
  text::RandomText random(6);
  Snippeter snippeter{AnalyzerSettings{}};
  const char* phrases[] = {"고래가 ", "항구에서 ", "고래잡이 ", "韓美 ",       "NATO ",
                           "끝. ",    "\n",        "👍🏽",  "\u1100\u1161"};
  std::size_t marks = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string body;
    for (std::size_t n = random.below(30); n > 0; --n) {
      body += random.below(3) == 0 ? text::to_utf8(random.chars(12)) : phrases[random.below(std::size(phrases))];
    }
    SoughtWords words(words_of("고래 항구 한미동맹 nato " + text::to_utf8(random.chars(3))));
    const std::size_t length = random.below(80);
    const Snippet made = snippeter.make(article(text::to_utf8(random.chars(20)), body), words, length);
    SCOPED_TRACE(body);
    EXPECT_TRUE(text::is_valid_utf8(made.text));
    EXPECT_LE(text::count_code_points(made.text), length);
    expect_sound(made.text, made.highlights);
    expect_sound(body, snippeter.highlight(body, words));
    marks += made.highlights.size();
  }
  EXPECT_GT(marks, 1000u);
}

TEST(Snippet, IsAPieceOfTheText) {
  text::RandomText random(7);
  const char* words[] = {"고래가", "항구에", "나타나", "물을", "뿜었다.", "NATO", "1,000명", "\u1112\u1161\u11AB"};
  for (int i = 0; i < 1000; ++i) {
    std::string body;
    for (std::size_t n = random.below(80); n > 0; --n) {
      body += words[random.below(std::size(words))];
      body += random.below(9) == 0 ? "\n" : " ";
    }
    EXPECT_THAT(bare(body), HasSubstr(bare(make(article("", body), "항구 한", 1 + random.below(100)).text)));
  }
}

}  // namespace
}  // namespace malmoi::search
