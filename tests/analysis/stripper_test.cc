// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stripper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

std::u32string take_stem(const std::u32string& word) { return word.substr(0, stem_length(word)); }

struct Category {
  const char* name;
  const char* words;  // a bar stands where the suffix begins
};

constexpr Category categories[] = {
    {"Subjects",
     "대통령|은 대통령|이 나라|는 나라|가 국회|는 국회|가 정부|는 정부|가 시민|은 시민|이 학교|는 학교|가 선생님|은 "
     "선생님|이 기업|은 "
     "기업|이 축구|는 농구|가 바다|가 하늘|은 도시|는 도시|가 은행|은 은행|이"},
    {"Objects",
     "대통령|을 나라|를 국회|를 정부|를 시민|을 학교|를 기업|을 축구|를 바다|를 하늘|을 가을|을 마을|을 노을|을 "
     "서울|을 물건|을 "
     "사과|를 결과|를 효과|를"},
    {"Genitives",
     "대통령|의 나라|의 국회|의 위원회|의 협의회|의 정부|의 서울|의 회의|의 정의|의 민주주의|의 우리나라|의 시의회|의"},
    {"Places",
     "서울|에 서울|에서 서울|에서는 서울|에서도 서울|에서의 부산|에는 부산|에도 부산|에만 학교|에서 학교|에서만 "
     "회의|에서 회의|에서는 "
     "도로|에서 경찰서|에서 경찰서|에서는 시장|까지 시장|까지의 시장|부터 시장|부터는 광주|에선 광주|엔"},
    {"Persons",
     "시민|에게 시민|에게는 시민|에게도 시민|에게서 친구|에게 친구|한테 친구|한테서 선생님|께 선생님|께서 "
     "선생님|께서는 부모님|께서도"},
    {"Directions",
     "서울|로 서울|로는 부산|으로 부산|으로는 부산|으로의 학교|로 학교|로부터 기업|으로부터 기업|으로부터의 "
     "시민|으로서 시민|으로서의 "
     "대표|로서 대화|로써 연필|로 방법|으로도 도로|로 제도|로"},
    {"Conjunctions",
     "나라|와 나라|와의 나라|와는 시민|과 시민|과의 시민|과는 시민|과도 친구|랑 시민|이랑 친구|나 시민|이나 결과|와 "
     "사과|와 제도|와 "
     "독일|과 삼성|과"},
    {"Focus",
     "나라|도 시민|도 나라|만 시민|만 나라|만의 시민|만을 나라|마다 시민|마저 시민|조차 나라|조차도 나라|처럼 "
     "시민|처럼 어제|보다 "
     "시민|보다는 이번|만큼은 약속|대로 나라|라도 시민|이라도 나라|야말로 시민|이야말로 민족|이란 나라|든지 "
     "나라|뿐 시민|밖에"},
    {"OneSyllableNouns",
     "핵|은 핵|을 핵|과 것|은 것|을 것|이 것|으로 것|에 수|가 수|는 그|는 그|가 그|의 그|를 그|에게 집|에 집|에서 "
     "집|을 집|으로 집|은 물|이 "
     "물|을 물|에 불|이 말|을 말|은 책|을 책|이 눈|을 손|으로 손|을 몸|이 몸|에 때|에 때|는 때|마다 때|까지 앞|으로 "
     "앞|에서 뒤|에 뒤|로 안|에 "
     "안|에서 밖|으로 밖|에서 속|에 속|에서 곳|에 곳|을 곳|에서 점|을 점|이 길|을 길|에서 꿈|을 꿈|이 돈|을 돈|이 "
     "값|이 땅|에 땅|을 꽃|이 "
     "산|에 산|을 강|을 밥|을 술|을 술|에 옷|을 법|을 법|은 법|이 팀|은 팀|이 팀|을 씨|가 씨|는 씨|의 딸|이 딸|을 "
     "등|을 등|이 등|의 등|에 "
     "중|에 후|에 후|에는 전|에 전|에는"},
    {"WholeWords",
     "러시아 온라인 스페인 우크라이나 캐나다 브라질 인도네시아 경기도 강원도 제주도 한반도 피해자 회의 합의 협의 혐의 "
     "정의 동의 "
     "논의 강의 문의 주의 호의 명의 주가 제대로 그대로 문재인 김연아 바이든 이란 윤석열 트럼프 파인애플 주식회사 "
     "나이지리아 판문점 민주주의 사회주의 국무회의 정상회의 기자 사과 결과 효과 성과 학과 국가 평가 작가 증가 추가 "
     "참가 "
     "허가 물가 휴가 "
     "전문가 평론가 도로 진로 경로 통로 고속도로 제도 속도 정도 온도 기도 의도 보도 지도 태도 수도 철도 아이 고양이 "
     "어린이 호랑이 차이 "
     "사이 높이 길이 놀이 종이 가을 마을 노을 바나나 코로나 회사 경찰서 보고서 문서 계약서 도서 순서 정서 독서 "
     "비서 부서 질서 "
     "드라마 오바마 엄마 바다 판다 모두 불만 대만 비만 북한 제한 권한 기한 무한 피해 올해 침해 손해 오해 역할 분할 "
     "포함 결함 생일 휴일 "
     "내일 매일 책임 모임 게임 부인 본인 주인 상인 시인 문화 예술 서로 바로 스스로 따로 시대 세대 상대 무대 최대 반대 "
     "아버지 이미지 "
     "메시지 강아지 돼지 편지 금지 유지 사람 이름 기름 소금 지금"},
    {"Compounds", "서울시의회 한미정상회의 조사결과 연구성과 대학교수 남북정상회담 개인정보 자동차보험"},
    {"LightVerbs",
     "발표|했다 발표|했으며 발표|했지만 발표|했다고 발표|한다 발표|한다고 발표|하는 발표|하고 발표|하며 발표|하면서 "
     "발표|하기 발표|하려고 "
     "발표|하지 발표|해서 발표|하여 발표|하였다 발표|합니다 발표|했습니다 확산|되었고 확산|되었다 확산|되는 확산|되고 "
     "확산|되면서 확산|됐다 "
     "확산|됐다고 확산|되어 확산|돼 확산|된 확산|될 확산|됩니다 확산|시키는 확산|시켰다 확산|시킨 인정|한다고 "
     "인정|한다는 인정|했던 "
     "인정|하지만 인정|받은 인정|받았다 체포|됐지만 참석|했으며 참석|하겠다고 참여|하도록 참여|하자 검토|하겠다는 "
     "논의|했다 논의|하는 "
     "회의|하는 보도|했다 보도|된 결정|했다 결정|되지 공개|한 시작|한 시작|해 제공|할 필요|한 중요|한 다양|한 "
     "안전|하다고 가능|한 "
     "부족|하다는 자연|스러운 자연|스럽게 거절|당했다"},
    {"Copula",
     "대통령|이다 대통령|이었다 대통령|이라고 대통령|이라는 대통령|이며 대통령|이고 대통령|이지만 대통령|인데 "
     "대통령|입니다 대통령|이라며 "
     "기자|였다 기자|이다 기자|라고 기자|라는 기자|라며 학교|였던 수도|이다 방침|이라고 예정|이다 예정|이라고 "
     "때문|이다 때문|이라고 것|이다 "
     "것|이라고 것|이라는 도시|인가 도시|인가요 나라|인가요 고양이|라고 전문가|라는 처음|부터였다"},
    {"Verbs",
     "만들|었다 만들|었고 만들|었으며 만들|었다고 만들|면서 만들|지만 만들|도록 만드|는 흔들|었다 "
     "떠들|었지만 가르치|면서 "
     "사라지|면서 알려지|면서 시달리|면서 찾아오|겠다고 기다리|려고 흔들리|면서"},
    {"Untouched", "핵 미 한국 미국 사람들 국민들 시민들 정치 경제 사회 새 헌 갑자기 매우 조금 결코 이미"},
};

class Golden : public testing::TestWithParam<Category> {};

TEST_P(Golden, StemIsLeft) {
  std::istringstream words(GetParam().words);
  for (std::string marked; words >> marked;) {
    const std::string stem = marked.substr(0, marked.find('|'));
    std::string word = marked;
    word.erase(std::remove(word.begin(), word.end(), '|'), word.end());
    EXPECT_EQ(text::to_utf8(take_stem(text::to_utf32(word))), stem) << word;
  }
}

// Nouns that end like a particle or ending, without and with one; a bar stands where it begins.
TEST(Stripper, NounsThatLookInflected) {
  std::ifstream words(std::string(MALMOI_GOLDEN_DIR) + "/lookalikes.txt");
  std::size_t count = 0;
  for (std::string marked; words >> marked; ++count) {
    const std::string stem = marked.substr(0, marked.find('|'));
    std::string word = marked;
    std::erase(word, '|');
    EXPECT_EQ(text::to_utf8(take_stem(text::to_utf32(word))), stem) << word;
  }
  EXPECT_GT(count, 1000u);
}

INSTANTIATE_TEST_SUITE_P(Stripper, Golden, testing::ValuesIn(categories),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(Stripper, BatchimMustAgree) {
  for (const char* word : {"나라을", "시민를", "나라은", "시민는", "부산로", "나라과", "시민와"}) {
    const std::u32string chars = text::to_utf32(word);
    EXPECT_EQ(stem_length(chars), chars.size()) << word;
  }
}

TEST(Stripper, LeavesSomething) {
  for (const char* word : {"은", "는", "에서", "으로부터의", "했다", "이었다", "까지", "하는", "부터는"}) {
    EXPECT_GE(stem_length(text::to_utf32(word)), 1u) << word;
  }
}

std::size_t length_after(const char* before, const char* tail) {
  return stem_length_after(text::to_utf32(before).back(), text::to_utf32(tail));
}

TEST(StemLengthAfter, AllMayBeAParticle) {
  EXPECT_EQ(length_after("NCG", "는"), 0u);
  EXPECT_EQ(length_after("NCG", "은"), 0u);
  EXPECT_EQ(length_after("Hermes", "는"), 0u);
  EXPECT_EQ(length_after("IP4", "로"), 0u);
  EXPECT_EQ(length_after("IP4", "으로"), 0u);
  EXPECT_EQ(length_after("2024", "에는"), 0u);
  EXPECT_EQ(length_after("SNS", "에서의"), 0u);
  EXPECT_EQ(length_after("美", "와"), 0u);
  EXPECT_EQ(length_after("PR", "했다"), 0u);
  EXPECT_EQ(length_after("AI", "라는"), 0u);
}

TEST(StemLengthAfter, NounsStay) {
  EXPECT_EQ(length_after("24", "시간을"), 2u);
  EXPECT_EQ(length_after("24", "시간"), 2u);
  EXPECT_EQ(length_after("3", "명이"), 1u);
  EXPECT_EQ(length_after("15", "일까지"), 1u);
  EXPECT_EQ(length_after("2024", "년에는"), 1u);
  EXPECT_EQ(length_after("K", "팝은"), 1u);
  EXPECT_EQ(length_after("A", "매치"), 2u);
  EXPECT_EQ(length_after("44", "사이즈"), 3u);
  EXPECT_EQ(length_after("北", "핵은"), 1u);
  EXPECT_EQ(length_after("5", ""), 0u);
}

TEST(StemLengthAfter, UnitsAfterDigitsAreNoParticles) {
  EXPECT_EQ(length_after("5", "만"), 1u);
  EXPECT_EQ(length_after("5", "만을"), 1u);
  EXPECT_EQ(length_after("36", "도"), 1u);
  EXPECT_EQ(length_after("3", "할"), 1u);
  EXPECT_EQ(length_after("2", "인"), 1u);
}

TEST(StemLengthAfter, TakesLongTails) {
  const std::u32string tail = std::u32string(100, U'가') + U"에서는";
  EXPECT_EQ(stem_length_after(U'A', tail), 100u);
}

// What phrase search rests on: see the contract of may_be_suffix().
void expect_known_suffix(std::u32string_view suffix) {
  EXPECT_TRUE(may_be_suffix(suffix)) << text::to_utf8(std::u32string(suffix));
  for (std::size_t end = 1; end <= suffix.size(); ++end) EXPECT_TRUE(may_begin_suffix(suffix.substr(0, end)));
  for (std::size_t begin = 0; begin < suffix.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= suffix.size(); ++end) {
      const std::u32string_view part = suffix.substr(begin, end - begin);
      EXPECT_TRUE(may_be_inside_suffix(part)) << text::to_utf8(std::u32string(part));
    }
  }
}

void expect_known_suffixes_of(const std::u32string& word) {
  const std::size_t stem = stem_length(word);
  ASSERT_GE(stem, 1u);
  ASSERT_LE(stem, word.size());
  if (stem < word.size()) expect_known_suffix(std::u32string_view(word).substr(stem));
  for (char32_t before : {U'a', U'7', U'美'}) {
    const std::size_t rest = stem_length_after(before, word);
    ASSERT_LE(rest, word.size());
    if (rest < word.size()) expect_known_suffix(std::u32string_view(word).substr(rest));
  }
}

TEST(Suffixes, OfGoldenWordsAreKnown) {
  for (const Category& category : categories) {
    std::istringstream words(category.words);
    for (std::string word; words >> word;) {
      word.erase(std::remove(word.begin(), word.end(), '|'), word.end());
      expect_known_suffixes_of(text::to_utf32(word));
    }
  }
}

TEST(Suffixes, OfRandomWordsAreKnown) {
  // Mostly syllables that suffixes are made of, so that many words have one.
  const std::u32string frequent =
      U"은는이가을를의에서게로와과도만부터까지보다처럼마조차나라란든고며면하되했됐한된할해함인일임다으었았였습니니지요"
      U"기던시키받당";
  std::mt19937 random(20240711);
  std::uniform_int_distribution<std::size_t> pick(0, frequent.size() - 1);
  std::uniform_int_distribution<char32_t> any(text::first_syllable, text::last_syllable);
  std::uniform_int_distribution<std::size_t> length(1, 9);
  std::size_t stripped = 0;
  for (int i = 0; i < 20000; ++i) {
    std::u32string word(length(random), U'가');
    for (char32_t& c : word) c = random() % 8 == 0 ? any(random) : frequent[pick(random)];
    expect_known_suffixes_of(word);
    stripped += stem_length(word) < word.size();
  }
  EXPECT_GT(stripped, 3000u);
}

TEST(Suffixes, OthersAreNot) {
  for (const char* text : {"대통령", "국", "에국", "서울에서", "핵은", "가나다"}) {
    const std::u32string chars = text::to_utf32(text);
    EXPECT_FALSE(may_be_suffix(chars)) << text;
    EXPECT_FALSE(may_begin_suffix(chars)) << text;
    EXPECT_FALSE(may_be_inside_suffix(chars)) << text;
  }
  EXPECT_FALSE(may_be_suffix(U""));
  EXPECT_TRUE(may_begin_suffix(U"으"));
  EXPECT_FALSE(may_be_suffix(U"으"));
  EXPECT_TRUE(may_be_inside_suffix(U"부"));
}

TEST(Stripper, BytesThatAreNoHangulAreSafe) {
  EXPECT_EQ(stem_length(U"abc는"), 3u);
  EXPECT_EQ(stem_length(U"\U0001F600나는"), 2u);
  EXPECT_EQ(stem_length(U"a"), 1u);
}

TEST(Stripper, RulesHashIsStable) { EXPECT_EQ(stripper_rules_hash(), stripper_rules_hash()); }

}  // namespace
}  // namespace malmoi::analysis
