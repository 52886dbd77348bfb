// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/conjugation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/stripper.h"
#include "analysis/verbs.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

std::vector<std::string> variants(const std::string& word) {
  std::vector<std::string> out;
  for (const std::u32string& each : conjugation_variants(text::to_utf32(word))) out.push_back(text::to_utf8(each));
  return out;
}

std::vector<std::string> words(const std::string& list) {
  std::istringstream in(list);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

/// Would a text with `other` be found by an alternative of `word`, or by what `word` and `other` share anyway?
bool meets(const std::string& word, const std::string& other) {
  const std::u32string text = text::to_utf32(other);
  const std::u32string_view stem = std::u32string_view(text).substr(0, stem_length(text));
  const std::u32string query = text::to_utf32(word);
  const std::u32string_view own = std::u32string_view(query).substr(0, stem_length(query));
  for (std::size_t i = 0; i + 1 < own.size(); ++i) {
    if (stem.find(own.substr(i, 2)) != stem.npos) return true;
  }
  for (const std::u32string& each : conjugation_variants(query)) {
    if (each.size() == 2 ? stem.find(each) != stem.npos : stem == each) return true;
  }
  return own == stem;
}

struct Paradigm {
  const char* name;
  const char* forms;
};

// Every form meets every other.
constexpr Paradigm paradigms[] = {
    {"Rieul", "만들었다 만든 만드는 만들 만들어 만듭니다 만들면서"},
    {"Bieup", "도왔다 돕는 도운 도와 도왔던"},
    {"BieupOfAdjectives", "어려웠다 어려운 어려워"},
    {"Digeut", "걸었다 걷는 걸었던 걸어"},
    {"Siot", "지었다 짓는 지은 지어"},
    {"Reu", "몰랐다 모르는 몰라 모른다"},
    {"Hieut", "빨간 빨갰다 빨개"},
    {"Eu", "썼다 쓴 쓰는 써"},
    {"EuOfTwoSyllables", "모았다 모은 모으는 모아"},
    {"I", "마셨다 마신 마시는 마셔"},
    {"U", "바꿨다 바꾼 바꾸는 바꿔"},
    {"A", "떠났다 떠난 떠나는"},
    {"Batchim", "막았다 막는 막아"},
    {"Passive", "커졌다 커진 커지는 커져"},
    {"Contraction", "이뤄졌다 이루어진 이뤄진 이루어졌다"},
};

class Paradigms : public testing::TestWithParam<Paradigm> {};

TEST_P(Paradigms, FormsMeet) {
  const std::vector<std::string> forms = words(GetParam().forms);
  for (const std::string& word : forms) {
    for (const std::string& other : forms) EXPECT_TRUE(meets(word, other)) << word << ' ' << other;
  }
}

INSTANTIATE_TEST_SUITE_P(Conjugation, Paradigms, testing::ValuesIn(paradigms),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(Conjugation, CommonestFormsFirst) {
  EXPECT_EQ(variants("만들었다"), words("만든 만드 만듭"));
  EXPECT_EQ(variants("도왔다"), words("도운 돕는 도와 돕고 돕기 도울 돕습"));
  EXPECT_EQ(variants("마셨다"), words("마신 마시 마셔 마실 마십"));
}

TEST(Conjugation, Questions) {
  EXPECT_EQ(variants("만들었나요"), variants("만들었다"));
  EXPECT_EQ(variants("몰랐을까요"), variants("몰랐다"));
  EXPECT_TRUE(meets("썼습니까", "쓴"));
}

TEST(Conjugation, PastOfVerbsOutsideTheList) {
  EXPECT_TRUE(meets("메말랐다", "메말랐던"));
  EXPECT_TRUE(meets("둘러봤다", "둘러본"));
  EXPECT_TRUE(meets("휘감겼다", "휘감긴"));
  EXPECT_TRUE(meets("눌어붙었다", "눌어붙는"));
}

TEST(Conjugation, NounsAreLeftAlone) {
  for (const std::string& word :
       words("문재인 러시아 온라인 대한 인간 시간 만두 나는 사고 보고 가지 가게 정은 사진 판다 고려 우려 기린 부친 "
             "이를 나를 물은 시인 기운 대통령이었다 기자였다 회의는 미국은 경기도 이란 위한 그리고 여기 사서 타도 "
             "보기 사기 쓰레기 자기 가면 서면 화면 참고 창고 최고 경고 사자 가자 투자 간 산 판 끈 돈 연 섬은 막은 "
             "차이가 지난해 어린이 서울 겨울 파일 유일 가다랑어 오이 우리는 거리에서 소리를 다리 머리가 자리를 노을")) {
    EXPECT_EQ(variants(word), words("")) << word;
  }
}

TEST(Conjugation, LightVerbsAreTheStrippers) {
  for (const std::string& word : words("정상회담했다 발표한 확산된 발전시켰다 시작됐다 있었다 없었다 했다 됐다 하는")) {
    EXPECT_EQ(variants(word), words("")) << word;
  }
}

TEST(Conjugation, OtherScriptsHaveNone) {
  for (const char* word : {"", "a", "만들었다a", "美만들었다", "ㅎㅎ"}) EXPECT_EQ(variants(word), words("")) << word;
}

TEST(Conjugation, FewAndDistinctForAnySyllables) {
  std::mt19937 random(7);
  std::vector<std::u32string> endings;
  for (const std::string& each : words("었다 았다 는 은 을 고 어 서 ㅆ 니다 졌다 린 한"))
    endings.push_back(text::to_utf32(each));
  for (int round = 0; round < 20000; ++round) {
    std::u32string word;
    for (std::size_t n = 1 + random() % 4; n > 0; --n)
      word += static_cast<char32_t>(text::first_syllable + random() % 11172);
    word += endings[random() % endings.size()];
    auto found = conjugation_variants(word);
    EXPECT_LE(found.size(), 8u);
    std::sort(found.begin(), found.end());
    EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end());
  }
}

TEST(VerbLists, StemsAreHangulAndFitTheirClass) {
  for (const VerbList& list : verb_lists()) {
    for (const std::u32string_view stem : list.stems) {
      const std::string name = text::to_utf8(stem);
      ASSERT_TRUE(!stem.empty() && std::all_of(stem.begin(), stem.end(), text::is_syllable)) << name;
      const char32_t last = stem.back();
      switch (list.verb_class) {
        case VerbClass::bieup:
          EXPECT_EQ(text::jongseong(last), 17u) << name;
          break;
        case VerbClass::digeut:
          EXPECT_EQ(text::jongseong(last), 7u) << name;
          break;
        case VerbClass::siot:
          EXPECT_EQ(text::jongseong(last), 19u) << name;
          break;
        case VerbClass::hieut:
          EXPECT_EQ(text::jongseong(last), 27u) << name;
          break;
        case VerbClass::reu:
        case VerbClass::reo:
          EXPECT_TRUE(stem.size() > 1 && last == U'르') << name;
          break;
        case VerbClass::regular:
          break;
      }
    }
  }
}

}  // namespace
}  // namespace malmoi::analysis
