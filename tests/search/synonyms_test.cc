// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::_;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

Article article(std::string id, std::string title, std::string body) {
  Article made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.body = std::move(body);
  return made;
}

/// A small archive, and a file of synonyms beside it.
class SynonymsInSearch : public testing::Test {
 protected:
  SynonymsInSearch() { settings_.search.synonyms = path_; }

  void write(const std::string& yaml) {
    std::ofstream(path_ + ".new") << yaml;
    std::filesystem::rename(path_ + ".new", path_);
  }

  /// With the archive; the file is written first.
  const TestIndex& with(const std::string& yaml) {
    write(yaml);
    index_.emplace(
        std::vector<Article>{
            article("한은", "금리 동결", "한은 총재는 물가를 지켜보겠다고 했다."),
            article("한국은행", "금리 인하", "한국은행 총재가 금리를 내렸다."),
            article("은행", "상반기 실적", "지방 은행이 한국 시장에서 이익을 냈다."),
            article("미국", "관세 협상", "미국 정부가 관세를 미뤘다."),
            article("美", "관세 예고", "美, 반도체 관세를 예고했다."),
            article("코로나", "겨울 유행", "코로나 환자가 늘었다."),
            article("코로나19", "백신 접종", "코로나19 백신을 맞았다."),
            article("19", "날씨", "19일 전국에 비가 내린다."),
            article("정상회담", "외교", "한미 정상회담이 열렸다."),
            article("회동", "외교", "양국 정상 회동이 열렸다."),
            article("방송", "연예", "나는 방송국에서 일한다."),
        },
        settings_);
    index_->searcher();
    return *index_;
  }

  /// The marked parts of an article's snippet.
  std::vector<std::string> marked(const std::string& query, const std::string& id) {
    SearchRequest request;
    request.query = query;
    for (const Hit& hit : index_->search(request).hits) {
      if (hit.id != id) continue;
      std::vector<std::string> parts;
      for (const ByteRange& range : hit.highlights) {
        parts.push_back(hit.snippet.substr(range.begin, range.end - range.begin));
      }
      return parts;
    }
    return {"not found"};
  }

  TemporaryFolder folder_;
  const std::string path_ = folder_ / "synonyms.yaml";
  Settings settings_;
  std::optional<TestIndex> index_;
};

constexpr const char* bank = "- equal: [한은, 한국은행]\n";

TEST_F(SynonymsInSearch, OfWords) {
  EXPECT_THAT(with("").ids("한은"), ElementsAre("한은"));
  EXPECT_THAT(with(bank).ids("한은"), ElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("한국은행"), Contains("한은"));
  EXPECT_THAT(index_->ids("한은은"), ElementsAre("한은", "한국은행"));
}

TEST_F(SynonymsInSearch, PartsOfASynonymDoNotMatch) {
  EXPECT_THAT(with(bank).ids("한은"), Not(Contains("은행")));
  EXPECT_THAT(with("- from: [코로나]\n  to: [코로나19]\n").ids("코로나"), UnorderedElementsAre("코로나", "코로나19"));
}

TEST_F(SynonymsInSearch, OneWayRulesWorkOneWay) {
  with("- from: [한국은행]\n  to: [한은]\n");
  EXPECT_THAT(index_->ids("+한국은행"), UnorderedElementsAre("한국은행", "한은"));
  EXPECT_THAT(index_->ids("+한은"), ElementsAre("한은"));
}

TEST_F(SynonymsInSearch, OfHanja) {
  EXPECT_THAT(with("- equal: [美, 미국]\n").ids("+미국"), UnorderedElementsAre("미국", "美"));
  EXPECT_THAT(index_->ids("+美"), UnorderedElementsAre("미국", "美"));
}

TEST_F(SynonymsInSearch, OfSeveralWordsOnBothSides) {
  with("- equal: [한미 정상회담, 양국 정상 회동]\n");
  EXPECT_THAT(index_->ids("한미 정상회담"), ElementsAre("정상회담", "회동"));
  EXPECT_THAT(index_->ids("한미의 정상회담은"), Contains("회동"));
  EXPECT_THAT(index_->ids("\"한미 정상회담\""), UnorderedElementsAre("정상회담", "회동"));
  EXPECT_THAT(index_->ids("\"한미정상회담\""), UnorderedElementsAre("정상회담", "회동"));
  EXPECT_THAT(index_->ids("\"정상회담\""), ElementsAre("정상회담"));
}

TEST_F(SynonymsInSearch, OfRequiredWords) {
  EXPECT_THAT(with("").ids("+한은"), ElementsAre("한은"));
  with(bank);
  EXPECT_THAT(index_->ids("+한은"), ElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("한은 AND 총재"), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("+(한은 OR 관세)"), UnorderedElementsAre("한은", "한국은행", "미국", "美"));
}

TEST_F(SynonymsInSearch, OfPhrases) {
  EXPECT_THAT(with(bank).ids("\"한은 총재\""), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("\"한은총재\""), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("\"한은 총재는\""), ElementsAre("한은"));
  EXPECT_THAT(index_->ids("\"한은 금리\""), IsEmpty());
}

TEST_F(SynonymsInSearch, OfFields) {
  TestIndex titles(
      {article("1", "한은 새 총재", "취임식이 열렸다."), article("2", "한국은행 새 총재", "임기는 4년이다."),
       article("3", "새 총재", "한은 본점에서 만났다.")},
      (write(bank), settings_));
  EXPECT_THAT(titles.ids("title:한은"), UnorderedElementsAre("1", "2"));
  EXPECT_THAT(titles.ids("body:한국은행"), ElementsAre("3"));
  EXPECT_THAT(titles.ids("title:\"한은 새\""), UnorderedElementsAre("1", "2"));
}

TEST_F(SynonymsInSearch, OfPartsOfCompounds) {
  EXPECT_THAT(with(bank).ids("한은총재"), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("+한은총재"), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("한국은행총재"), Contains("한은"));
  EXPECT_THAT(index_->ids("+한국은행총재"), UnorderedElementsAre("한은", "한국은행"));
}

TEST_F(SynonymsInSearch, OfPartsInAnotherScript) {
  write("- equal: [인공지능, AI]\n");
  const TestIndex index(
      {article("인공지능", "법", "인공지능 기본법이 통과됐다."), article("AI", "법", "AI기본법이 통과됐다."),
       article("기본법", "법", "교육 기본법이 통과됐다.")},
      settings_);
  for (const char* query : {"+AI기본법", "+인공지능기본법", "\"AI 기본법\"", "\"인공지능 기본법\""}) {
    EXPECT_THAT(index.ids(query), UnorderedElementsAre("인공지능", "AI")) << query;
  }
  EXPECT_THAT(index.ids("AI기본법"), ElementsAre("AI", "인공지능", "기본법"));
}

TEST_F(SynonymsInSearch, ExclusionsAreLiteral) {
  EXPECT_THAT(with(bank).ids("한은 -한국은행"), ElementsAre("한은"));
  EXPECT_THAT(index_->ids("총재 -한은"), ElementsAre("한국은행"));
}

TEST_F(SynonymsInSearch, OneSyllableIsAWordOfItsOwn) {
  with("- from: [텔레비전]\n  to: [방]\n");
  EXPECT_THAT(index_->ids("\"텔레비전\""), IsEmpty());
}

TEST_F(SynonymsInSearch, CirclesEndAfterOneStep) {
  with(
      "- from: [한은]\n  to: [한국은행]\n"
      "- from: [한국은행]\n  to: [미국]\n"
      "- from: [미국]\n  to: [한은]\n");
  EXPECT_THAT(index_->ids("+한은"), UnorderedElementsAre("한은", "한국은행"));
  EXPECT_THAT(index_->ids("+한국은행"), UnorderedElementsAre("한국은행", "미국"));
  EXPECT_THAT(index_->ids("+미국"), UnorderedElementsAre("미국", "한은"));
}

TEST_F(SynonymsInSearch, AreMarked) {
  with(bank);
  EXPECT_THAT(marked("한은", "한국은행"), ElementsAre("한국은행"));
  EXPECT_THAT(marked("\"한은 총재\"", "한국은행"), ElementsAre("한국은행", "총재"));
}

TEST_F(SynonymsInSearch, AreMarkedAndShownFarDownInALongText) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "강가에는 아침마다 안개가 피어오르고 새들이 운다. ";
  body += "한국은행이 새 지폐를 선보였다. ";
  for (int i = 0; i < 100; ++i) body += "마을 사람들은 장터에서 곡식을 나누었다. ";
  write(bank);
  index_.emplace(std::vector<Article>{article("먼", "소식", body)}, settings_);
  EXPECT_THAT(marked("한은 안개", "먼"), Contains("한국은행"));
}

TEST_F(SynonymsInSearch, RankWithArticlesThatHaveEveryWord) {
  write("- equal: [한은, 한국은행]\n- equal: [새 총재, 신임 수장]\n");
  const TestIndex index(
      {article("글자", "경제", "한은 총재가 말했다."), article("동의어", "경제", "한국은행 총재가 말했다."),
       article("하나", "총재", "총재, 총재, 총재. 총재를 부른다."),
       article("둘", "한은", "한은, 한은, 한은. 한은이 답한다."),
       article("여럿", "경제", "한국은행 신임 수장이 말했다.")},
      settings_);
  SearchRequest request;
  request.query = "한은 총재";
  const SearchResults results = index.search(request);
  EXPECT_THAT(TestIndex::ids(results), ElementsAre("글자", "동의어", _, _, _));
  EXPECT_GT(results.hits[1].score, settings_.ranking.all_words_bonus);
  EXPECT_LT(results.hits[2].score, settings_.ranking.all_words_bonus);
  EXPECT_EQ(index.ids("한은 새 총재").front(), "여럿");
}

TEST_F(SynonymsInSearch, ExplainTheBonusOfEveryWord) {
  with(bank);
  SearchRequest request;
  request.query = "한은 총재";
  request.explain = true;
  const SearchResults results = index_->search(request);
  ASSERT_EQ(results.hits.size(), 2U);
  for (const Hit& hit : results.hits) {
    double sum = 0;
    for (const Explanation& part : hit.explanation->parts) sum += part.score;
    EXPECT_NEAR(sum, hit.score, 1e-3) << hit.id;
    EXPECT_THAT(hit.explanation->parts, Contains(testing::Field(&Explanation::label, "every word of the query")));
  }
}

TEST_F(SynonymsInSearch, StandInForAWordOfNoArticle) {
  with("- equal: [중앙은행, 한은]\n");
  const SearchResults results = index_->search("+중앙은행");
  EXPECT_THAT(TestIndex::ids(results), ElementsAre("한은"));
  EXPECT_THAT(results.warnings, IsEmpty());
  EXPECT_THAT(index_->ids("중앙은행"), Contains("한은"));
}

TEST_F(SynonymsInSearch, WarnOnlyOfWhatWasTyped) {
  EXPECT_THAT(with("- equal: [한은, 중앙은행]\n").search("+한은").warnings, IsEmpty());
}

TEST_F(SynonymsInSearch, AreReadAgainWhenTheyChange) {
  EXPECT_THAT(with(bank).ids("+미국"), ElementsAre("미국"));
  write("- equal: [미국, 美]\n");
  EXPECT_THAT(index_->ids("+미국"), UnorderedElementsAre("미국", "美"));
  EXPECT_THAT(index_->ids("+한은"), ElementsAre("한은"));
}

TEST_F(SynonymsInSearch, ABadFileLeavesThoseBeforeInUse) {
  with(bank);
  write("- equal: [미국, 美]\n- equals: [한은, 은행]\n");
  for (int i = 0; i < 2; ++i) {
    const SearchResults results = index_->search("+한은");
    EXPECT_THAT(TestIndex::ids(results), UnorderedElementsAre("한은", "한국은행"));
    ASSERT_EQ(results.warnings.size(), 1U);
    EXPECT_THAT(results.warnings[0], HasSubstr("동의어 파일을 읽을 수 없어"));
    EXPECT_THAT(results.warnings[0], HasSubstr(": synonyms.yaml:2: key equals: is not one of"));
  }
  std::filesystem::remove(path_);
  EXPECT_THAT(index_->search("+한은").warnings, ElementsAre(HasSubstr("synonyms.yaml: cannot be read")));
  write(bank);
  EXPECT_THAT(index_->search("+한은").warnings, IsEmpty());
}

TEST_F(SynonymsInSearch, ABadFileIsRefusedAtFirst) {
  const TestIndex index;
  Settings settings;
  settings.search.synonyms = path_;
  EXPECT_EQ(Searcher::open(index.path(), settings).error().code, ErrorCode::not_found);
  write("\n- equal: [한은]\n");
  const auto bad = Searcher::open(index.path(), settings);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::bad_input);
  EXPECT_EQ(bad.error().message, path_ + ":2: key equal: needs 2 or more words");
}

}  // namespace
}  // namespace malmoi::search
