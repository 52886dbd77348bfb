// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "index/snapshot.h"
#include "search/near_words.h"
#include "test_index.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

std::vector<Article> newspaper() {
  const std::pair<const char*, const char*> texts[] = {
      {"대통령, 경제 회복 강조", "대통령이 경제 회복을 강조했다."},
      {"국회의원 선거 앞두고 대통령 회견", "국회의원 선거를 앞두고 대통령이 회견했다."},
      {"부동산 대책 나온다", "부동산 대책이 나온다. 국회의원도 부동산 경제를 논했다."},
      {"Google 검색 새 단장", "Google 검색이 새로 단장했다."},
      {"Google 지도에 독도", "Google 지도에 독도가 나온다."},
      {"강아지와 고양이", "강아지와 고양이가 함께 산다. 강아지는 짖는다."},
      {"강아지 학교", "강아지 학교가 열렸다."}};
  std::vector<Article> articles;
  // Twenty of each, as a newspaper repeats its words.
  for (int i = 0; i < 20; ++i) {
    for (const auto& [title, body] : texts) {
      Article article;
      article.id = "post-" + std::to_string(articles.size());
      article.title = title;
      article.body = std::string(body) + " " + std::to_string(i) + "번째 소식.";
      articles.push_back(std::move(article));
    }
  }
  return articles;
}

const TestIndex& news() {
  static const TestIndex index(newspaper());
  return index;
}

std::optional<std::string> suggestion(const TestIndex& index, const std::string& query) {
  return index.search(query).suggestion;
}

TEST(Corrections, OfSlips) {
  for (const auto& [wrong, right] : {std::pair("대통렁", "대통령"),
                                     {"겅제", "경제"},
                                     {"부동싼", "부동산"},
                                     {"국회의훤", "국회의원"},
                                     {"강이지", "강아지"},
                                     {"강아자ㅣ", "강아지"},
                                     {"대ㅌ통령", "대통령"},
                                     {"gogle", "google"}}) {
    EXPECT_EQ(suggestion(news(), wrong), right) << wrong;
  }
}

TEST(Corrections, KeepParticlesAndTheOtherWords) {
  EXPECT_EQ(suggestion(news(), "대통렁은 경제 회복"), "대통령은 경제 회복");
  EXPECT_EQ(suggestion(news(), "부동싼 국회의훤"), "부동산 국회의원");
}

TEST(Corrections, OfTheKeyboardLayout) {
  EXPECT_EQ(suggestion(news(), "eoxhdfud"), "대통령");
  EXPECT_EQ(suggestion(news(), "EOXHDFUD"), "대통령");
  EXPECT_EQ(suggestion(news(), "ㅎㅐㅐ힏"), "google");
}

TEST(Corrections, OfSpaces) {
  EXPECT_EQ(suggestion(news(), "대통 령"), "대통령");
  EXPECT_EQ(suggestion(news(), "강아지부동산"), "강아지 부동산");
}

TEST(Corrections, LeaveAloneWhatIsRight) {
  for (const char* query :
       {"대통령", "경제 회복", "고양이", "google", "ㄷㅌㄹ", "부ㄷㅅ", "", "강아지 OR 고양이", "없다", "???", "2024"}) {
    EXPECT_EQ(suggestion(news(), query), std::nullopt) << query;
  }
}

TEST(Corrections, LeaveAloneWhatIsNothingLikeIt) {
  for (const std::string& query : {std::string("뷁뷁뷁"), std::string("zxcvbnmqw"), std::string("\xff\xfe"),
                                   std::string(100000, 'x'), std::string("가") + std::string(300, 'q')}) {
    EXPECT_EQ(suggestion(news(), query), std::nullopt) << query.substr(0, 20);
  }
  EXPECT_EQ(suggestion(TestIndex(), "대통렁"), std::nullopt) << "an empty index";
}

TEST(Corrections, LeaveAloneQuotesAndFields) {
  EXPECT_EQ(suggestion(news(), "\"대통렁\""), std::nullopt);
  EXPECT_EQ(suggestion(news(), "title:대통렁"), std::nullopt);
  EXPECT_EQ(suggestion(news(), "-대통렁 경제"), std::nullopt);
}

/// So many articles of each text.
TestIndex index_of(const std::vector<std::pair<int, std::string>>& texts) {
  std::vector<Article> articles;
  for (const auto& [count, text] : texts) {
    for (int i = 0; i < count; ++i) {
      Article article;
      article.id = "post-" + std::to_string(articles.size());
      article.title = text;
      articles.push_back(std::move(article));
    }
  }
  return TestIndex(articles);
}

TEST(Corrections, OfCommonMisspellings) {
  const TestIndex index = index_of({{30, "오랜만에 열린 축제가 성황리에 끝났다"}, {5, "오랫만에 찾은 고향 축제"}});
  EXPECT_EQ(suggestion(index, "오랫만에 축제"), "오랜만에 축제");
  EXPECT_EQ(suggestion(index, "오랜만에 축제"), std::nullopt);
  const TestIndex other = index_of({{5, "오랜만에 열린 축제"}, {5, "오랫만에 찾은 고향 축제"}});
  EXPECT_EQ(suggestion(other, "오랫만에 축제"), std::nullopt) << "this newspaper writes it so";
}

TEST(Corrections, KeepDigitsAndLatinLettersBesideHangul) {
  const TestIndex index =
      index_of({{40, "입사 3년차 사원"}, {40, "2024년 예산안"}, {40, "새 세대 배우"}, {40, "스포츠 중계"}});
  for (const char* query : {"5년차", "2026년", "z세대", "e스포츠"}) {
    EXPECT_EQ(suggestion(index, query), std::nullopt) << query;
  }
  EXPECT_EQ(suggestion(index, "3년챠"), "3년차");
  EXPECT_EQ(suggestion(index, "세디"), "세대");
}

TEST(Corrections, OtherWordsDecideBetweenLikelyOnes) {
  const TestIndex index = index_of({{30, "법원 선고 앞두고 긴장"}, {10, "국회의원 선거 벽보 붙는다"}});
  EXPECT_EQ(suggestion(index, "선겨"), "선고");
  EXPECT_EQ(suggestion(index, "국회의원 선겨"), "국회의원 선거");
  EXPECT_EQ(suggestion(index, "법원 선겨"), "법원 선고");
}

TEST(Corrections, OfWordsWhosePairsOfSyllablesMeetByChance) {
  const std::pair<int, std::string> right = {40, "양국 정상회담이 열린다"};
  const std::string apart = "정상 기온을 상회했다는 회답이 왔다";
  EXPECT_EQ(suggestion(index_of({right, {12, apart}}), "정상회답"), "정상회담");
  EXPECT_EQ(suggestion(index_of({right, {12, apart + ", 정상회답이라 적었다"}}), "정상회답"), std::nullopt);
}

TEST(Corrections, AreAppliedOnlyWhenAsked) {
  SearchRequest request;
  request.query = "부동싼";
  const SearchResults offered = news().search(request);
  EXPECT_EQ(offered.suggestion, "부동산");
  EXPECT_EQ(offered.corrected, std::nullopt);
  request.correct = true;
  const SearchResults applied = news().search(request);
  EXPECT_EQ(applied.query, "부동싼");
  EXPECT_EQ(applied.corrected, "부동산");
  EXPECT_EQ(applied.suggestion, std::nullopt);
  EXPECT_EQ(applied.total.value, 20U);
  request.query = "부동산";
  EXPECT_EQ(news().search(request).corrected, std::nullopt);
}

/// As the definition says, without rows shared between words.
SlipCost distance(const std::string& a, const std::string& b) {
  const TestIndex index({[&] {
    Article article;
    article.id = "one";
    article.title = b;
    return article;
  }()});
  const auto snapshot = index::Snapshot::open(index.path());
  const auto vocabulary = snapshot->generation(0).vocabulary();
  SlipCost cost = 1000;
  for_each_near_word(**vocabulary, text::keystrokes(text::to_utf32(a)), 1000,
                     [&](std::size_t, SlipCost found) { cost = found; });
  return cost;
}

TEST(NearWords, CostWhatTheSlipCosts) {
  EXPECT_EQ(distance("대통령", "대통령"), 0U);
  EXPECT_EQ(distance("대통렁", "대통령"), 7U) << "u and j are neighbours";
  EXPECT_EQ(distance("게시판", "개시판"), 5U) << "ㅔ and ㅐ";
  EXPECT_EQ(distance("되었다", "돼었다"), 5U) << "ㅚ and ㅙ";
  EXPECT_EQ(distance("도까비", "도가비"), 5U) << "shift";
  EXPECT_EQ(distance("사람들", "싸람들"), 7U) << "shift, and the first key is seldom wrong";
  EXPECT_EQ(distance("강아자ㅣ", "강아지"), 10U) << "a key too many";
  EXPECT_EQ(distance("강지", "강아지"), 17U) << "two too few, one of them like the one before";
  EXPECT_EQ(distance("opne", "open"), 8U) << "swapped";
}

TEST(NearWords, AreThoseThatComparingEachFinds) {
  const auto snapshot = index::Snapshot::open(news().path());
  const auto vocabulary = snapshot->generation(0).vocabulary();
  ASSERT_TRUE(vocabulary);
  const index::Vocabulary& words = **vocabulary;
  std::mt19937 random(3);
  std::size_t found = 0;
  for (int i = 0; i < 200; ++i) {
    std::string keys(words.keys(random() % words.size()));
    keys[random() % keys.size()] = static_cast<char>('a' + random() % 26);
    std::map<std::size_t, SlipCost> all, near;
    for_each_near_word(words, keys, 1000, [&](std::size_t word, SlipCost cost) { all[word] = cost; });
    for_each_near_word(words, keys, 20, [&](std::size_t word, SlipCost cost) { near[word] = cost; });
    EXPECT_EQ(all.size(), words.size());
    std::erase_if(all, [](const auto& each) { return each.second > 20; });
    EXPECT_EQ(near, all) << keys;
    found += near.size();
  }
  EXPECT_GT(found, 200U);
}

}  // namespace
}  // namespace malmoi::search
