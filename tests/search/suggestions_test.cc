// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/suggestions.h>

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/chain.h"
#include "index/manifest.h"
#include "sample_articles.h"
#include "test_index.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

Article article(const std::string& id, const std::string& title, const std::string& body,
                const std::string& published = {}) {
  Article made;
  made.id = id;
  made.title = title;
  made.body = body;
  made.published = published;
  return made;
}

std::vector<Article> newspaper() {
  return {
      article("a", "대통령, 한미동맹 강조", "대통령이 한미동맹을 다시 강조했다.", "2024-05-01"),
      article("b", "대통령실 장바구니 물가 점검", "대통령은 장바구니 물가를 살폈다.", "2024-05-02"),
      article("c", "구글 Google 새 검색", "Google은 새 검색을 내놓았다. 대통령도 썼다.", "2024-05-03"),
      article("d", "한미 정상회담 열린다", "한미 정상회담이 서울에서 열린다.", "2024-05-04"),
      article("e", "대토론회 성황", "대토론회가 열렸다.", "2024-05-05"),
  };
}

Suggestions suggest(const TestIndex& index, const std::string& typed, std::uint32_t limit = 10) {
  SuggestRequest request;
  request.typed = typed;
  request.limit = limit;
  auto suggestions = index.searcher().suggest(request);
  EXPECT_TRUE(suggestions) << suggestions.error().message;
  return suggestions ? *suggestions : Suggestions{};
}

/// "kind:[typed]rest" of each.
std::vector<std::string> lines(const Suggestions& suggestions) {
  std::vector<std::string> out;
  for (const Suggestion& each : suggestions.suggestions) {
    std::string text = each.text;
    for (auto range = each.highlights.rbegin(); range != each.highlights.rend(); ++range) {
      text.insert(range->end, "]");
      text.insert(range->begin, "[");
    }
    out.push_back(std::string(name(each.kind)) + ":" + text);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Suggestions, CompleteAHalfTypedSyllable) {
  const TestIndex index(newspaper());
  EXPECT_EQ(lines(suggest(index, "대토", 3)), (Lines{"word:[대통]령", "word:[대토]론회", "title:[대토론회] 성황"}));
  EXPECT_EQ(lines(suggest(index, "장바ㄱ", 1)), (Lines{"word:[장바구]니"}));
  EXPECT_EQ(lines(suggest(index, "대통령시", 1)), (Lines{"word:[대통령실]"}));
}

/// Lists of so many articles that some go on in the next block of the table.
TEST(Suggestions, KnowWordsThatHundredsOfArticlesHave) {
  Lines words;
  for (const char* first : {"갑", "농", "덤", "론", "몽"}) {
    for (const char* second : {"박", "산", "참", "캉", "탄", "판", "학", "준"})
      words.push_back(std::string(first) + second + "섬");
  }
  std::string title;
  for (const std::string& word : words) title += word + ' ';
  std::vector<Article> articles;
  for (int i = 0; i < 600; ++i) articles.push_back(article(std::to_string(i), title, "글."));
  const TestIndex index(articles);
  for (const std::string& word : words) {
    const auto found = suggest(index, word, 1).suggestions;
    ASSERT_FALSE(found.empty()) << word;
    EXPECT_EQ(found[0].text, word);
    EXPECT_EQ(found[0].kind, SuggestionKind::word) << word;
  }
}

TEST(Suggestions, RankByHowManyArticlesHaveAWord) {
  const TestIndex index(newspaper());
  const auto all = suggest(index, "대").suggestions;
  ASSERT_GE(all.size(), 3U);
  EXPECT_EQ(all[0].text, "대통령");
  EXPECT_EQ(all[0].articles, 3U);
  EXPECT_EQ(all[1].articles, 1U);
}

TEST(Suggestions, KnowInitialConsonants) {
  const TestIndex index(newspaper());
  for (const char* typed : {"ㅎㅁㄷㅁ", "ㅎㅁㄷ", "ㅎㅁ동맹", "한ㅁㄷ"}) {
    const auto found = suggest(index, typed).suggestions;
    ASSERT_FALSE(found.empty()) << typed;
    EXPECT_EQ(found[0].text, "한미동맹") << typed;
    EXPECT_EQ(found[0].kind, SuggestionKind::initials) << typed;
  }
  EXPECT_EQ(lines(suggest(index, "ㄷㅌㄹ", 1)), (Lines{"initials:[대통령]"}));
  EXPECT_EQ(lines(suggest(index, "ㄷㅌㄹㅅ", 1)), (Lines{"initials:[대통령실]"}));
  EXPECT_TRUE(suggest(index, "ㅎㅁ경제").suggestions.empty());
}

TEST(Suggestions, KnowTheOtherLayoutOfTheKeyboard) {
  const TestIndex index(newspaper());
  EXPECT_EQ(lines(suggest(index, "eoxhdfud", 1)), (Lines{"layout:[대통령]"}));
  EXPECT_EQ(lines(suggest(index, "EOXHDFUD", 1)), (Lines{"layout:[대통령]"})) << "with caps lock";
  EXPECT_EQ(lines(suggest(index, "eoxh", 1)), (Lines{"layout:[대통]령"}));
  EXPECT_EQ(lines(suggest(index, "ㅎㅐㅐ힏", 1)), (Lines{"layout:[google]"}));
  EXPECT_EQ(lines(suggest(index, "goog", 1)), (Lines{"word:[goog]le"}));
}

TEST(Suggestions, GoOnFromTheWordsBefore) {
  const TestIndex index(newspaper());
  EXPECT_EQ(suggest(index, "한미 정").suggestions[0].text, "한미 정상회담");
  for (const Suggestion& each : suggest(index, "구글 대통").suggestions) {
    EXPECT_NE(each.text, "구글 대통령실") << "no article has both";
  }
}

TEST(Suggestions, OfferTitlesOfArticlesThatHaveAllWords) {
  const TestIndex index(newspaper());
  const auto all = lines(suggest(index, "대통령"));
  EXPECT_EQ(all.back(), "title:[대통령], 한미동맹 강조") << "the newest first";
  EXPECT_EQ(lines(suggest(index, "물가 점검")).back(), "title:대통령실 장바구니 [물가] [점검]");
}

TEST(Suggestions, FollowCommits) {
  TestIndex index(newspaper());
  index.commit({article("f", "대통령 대국민담화", "대통령이 대국민담화를 발표했다.", "2024-06-01")});
  EXPECT_EQ(suggest(index, "대통령").suggestions[0].articles, 4U);
  EXPECT_EQ(suggest(index, "대국민").suggestions[0].text, "대국민담화");
  index.commit({}, {"f"});
  index.compact();
  EXPECT_EQ(suggest(index, "대통령").suggestions[0].articles, 3U);
  EXPECT_TRUE(suggest(index, "대국민").suggestions.empty());
}

TEST(Suggestions, KnowNothingOfWhatWasPurged) {
  TestIndex index(newspaper());
  index.commit({article("f", "가막새나루 증언", "가막새나루 사람들이 증언했다.")});
  EXPECT_EQ(lines(suggest(index, "가막새")), (Lines{"word:[가막새]나루", "title:[가막새나루] 증언"}));
  {
    auto indexer = Indexer::open(index.path(), index.settings());
    ASSERT_TRUE(indexer);
    ASSERT_TRUE(indexer->purge({"f"}));
  }
  for (const char* typed : {"가막새", "가막샌", "ㄱㅁㅅㄴㄹ", "rkakrto"}) {
    EXPECT_TRUE(suggest(index, typed).suggestions.empty()) << typed;
  }
}

TEST(Suggestions, OfNothingAreNone) {
  const TestIndex index(newspaper());
  for (const std::string& typed : Lines{"", "   ", "\"", "뷁뷁", "ㅋㅋㅋ", "???", std::string("\0\x01", 2), "\xff\xfe",
                                        "🙂", std::string(100000, '('), "가 나 다 라 마 바 사 아 자 차 카"}) {
    EXPECT_TRUE(suggest(index, typed).suggestions.empty()) << typed.substr(0, 20);
  }
  EXPECT_TRUE(suggest(TestIndex(), "대통령").suggestions.empty()) << "an empty index";
}

TEST(Suggestions, RefuseLimitsOutOfRange) {
  const TestIndex index(newspaper());
  for (const std::uint32_t limit : {0U, 101U}) {
    SuggestRequest request;
    request.typed = "대";
    request.limit = limit;
    const auto refused = index.searcher().suggest(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
  }
}

TEST(Suggestions, SayWhenAnIndexHasNoneYet) {
  const TestIndex index(newspaper());
  EXPECT_TRUE(suggest(index, "대통령").warnings.empty());
  auto manifest = *index::read_manifest(index.path());
  manifest.generations.front().encoding = 1;
  ASSERT_TRUE(index::write_manifest(index.path(), manifest));
  const auto warnings = suggest(index, "대통령").warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings[0].find("newsidx rebuild"), std::string::npos);
}

TEST(Suggestions, CountWhatReadingCounts) {
  const std::vector<Article> articles = sample_articles();
  const TestIndex index(articles);
  constexpr std::size_t lead = 30;
  analysis::Chain chain(AnalyzerSettings{});
  std::map<std::string, std::set<std::string>> having;
  for (const Article& each : articles) {
    std::size_t left = lead;
    for (const std::string* field : {&each.title, &each.excerpt, &each.body}) {
      const auto& analyzed = chain.find_words(*field);
      for (const analysis::Word& word : analyzed.words) {
        if (field != &each.title && left-- == 0) break;
        having[text::to_utf8(analyzed.text(word).substr(0, word.stem_end - word.begin))].insert(each.id);
      }
      if (field != &each.title && left > lead) left = 0;  // it fell below 0
    }
  }
  std::size_t compared = 0;
  for (const auto& [word, ids] : having) {
    const std::u32string chars = text::to_utf32(word);
    if (chars.size() < 2) continue;
    for (const Suggestion& each : suggest(index, text::to_utf8(chars.substr(0, 1)), 100).suggestions) {
      if (each.kind == SuggestionKind::title) continue;
      EXPECT_EQ(each.articles, having[each.text].size()) << each.text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000U);
}

TEST(Suggestions, ToJson) {
  Suggestions suggestions;
  suggestions.suggestions.push_back({"대통령", SuggestionKind::word, {{0, 6}}, 3});
  suggestions.took_ms = 0.5;
  EXPECT_EQ(to_json(suggestions),
            R"({"suggestions":[{"text":"대통령","kind":"word","highlights":[[0,6]],"articles":3}],)"
            R"("warnings":[],"took_ms":0.5})");
}

}  // namespace
}  // namespace malmoi::search
