// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/duplicate_key.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "analysis/chain.h"

namespace malmoi::index {
namespace {

constexpr const char* report =
    "한빛시는 올해 안에 시내버스 노선 열두 개를 다시 그린다고 밝혔다. 출근 시간에 사람이 몰리는 역과 새로 들어선 "
    "아파트 단지를 곧바로 잇고, 손님이 적은 구간은 작은 버스로 바꾼다. 시는 지난 석 달 동안 교통 카드 기록을 살펴 "
    "어느 정류장에서 오래 기다리는지 알아냈다. 주민 설명회는 다음 달 초 구청마다 한 차례씩 열리며, 의견은 누리집으로도 "
    "받는다. 바뀐 노선은 겨울 방학이 시작되는 때에 맞추어 다니기 시작한다. 요금은 그대로 두기로 했다.";
constexpr const char* other =
    "가온대 연구진이 바닷물에서 소금을 걸러 내는 얇은 막을 만들었다. 나무에서 얻은 섬유를 겹겹이 쌓아 구멍의 크기를 "
    "고르게 맞춘 것이 비결이다. 지금 쓰는 막보다 전기를 절반만 쓰고도 같은 양의 물을 얻는다. 연구진은 섬 마을 두 곳에 "
    "시험 장치를 놓고 일 년 동안 지켜볼 계획이다. 값이 싸고 버릴 때 썩는다는 점도 좋다. 논문은 이번 주 학술지에 "
    "실렸다.";

class DuplicateKeys : public testing::Test {
 protected:
  std::optional<DuplicateKey> key(const std::vector<std::string>& parts) {
    maker_.clear();
    for (const std::string& part : parts) maker_.add(chain_.analyze(part));
    return maker_.key();
  }
  analysis::Chain chain_{AnalyzerSettings()};
  DuplicateKeyMaker maker_;
};

TEST_F(DuplicateKeys, OfTheSameTextAreEqual) {
  const auto a = key({report});
  static_cast<void>(key({other}));
  const auto b = key({report});
  EXPECT_EQ(a->encode(), b->encode());
  EXPECT_DOUBLE_EQ(a->resemblance(*b), 1);
  EXPECT_TRUE(a->is_near(*b));
}

TEST_F(DuplicateKeys, OfACopyWithAnotherBylineAndOneSentenceLessAreNear) {
  std::string copy = "[가온통신] 김한결 기자 = " + std::string(report);
  copy.resize(copy.rfind("요금은"));
  copy += " 무단 전재를 금합니다.";
  EXPECT_TRUE(key({report})->is_near(*key({copy})));
}

TEST_F(DuplicateKeys, OfOtherTextsAreNot) {
  EXPECT_FALSE(key({report})->is_near(*key({other})));
  EXPECT_NEAR(key({report})->resemblance(*key({other})), 0, 0.2);
}

TEST_F(DuplicateKeys, OfATextInsideAMuchLongerOneAreNot) {
  std::string digest = std::string(report) + " " + other;
  for (int i = 0; i < 150; ++i) digest += " 소식" + std::to_string(i);
  EXPECT_FALSE(key({report})->is_near(*key({digest})));
}

TEST_F(DuplicateKeys, OfShortTextsMustBeMoreAlike) {
  const auto sunny = key({"가온 지역 내일 날씨는 맑고 낮 기온은 이십 도까지 오르며 바람은 약하게 분다."});
  const auto rainy = key({"나루 지역 내일 날씨는 흐리고 밤 기온은 십 도까지 내리며 비가 세차게 온다."});
  EXPECT_FALSE(sunny->is_near(*rainy));
  EXPECT_TRUE(sunny->is_near(*sunny));
}

TEST_F(DuplicateKeys, AreNotMadeOfAFewWords) {
  EXPECT_FALSE(key({}));
  EXPECT_FALSE(key({"하나 둘 셋 넷 다섯 여섯 일곱"}));
  EXPECT_TRUE(key({"하나 둘 셋 넷", "다섯 여섯 일곱 여덟"}));
}

TEST_F(DuplicateKeys, OfOneWordOverAndOverAreMade) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ㅋㅋㅋ ";
  ASSERT_TRUE(key({text}));
  EXPECT_TRUE(key({text})->is_near(*key({text + text})));
}

TEST_F(DuplicateKeys, ComeBackFromTheirBytes) {
  const std::string bytes = key({report})->encode();
  EXPECT_EQ(bytes.size(), 1 + DuplicateKey::bytes);
  EXPECT_EQ(DuplicateKey::decode(bytes)->encode(), bytes);
  EXPECT_FALSE(DuplicateKey::decode(""));
  EXPECT_FALSE(DuplicateKey::decode(bytes.substr(1)));
  EXPECT_FALSE(DuplicateKey::decode(bytes + "x"));
}

// The estimate follows the sets: of two thirds common words, pairs apart, and so on.
TEST_F(DuplicateKeys, EstimateWhatTheTextsHaveInCommon) {
  std::mt19937 random(3);
  for (const int common : {0, 100, 200, 300, 400}) {
    std::string a, b;
    for (int i = 0; i < 400; ++i) {
      const std::string word = "w" + std::to_string(random());
      a += word + " ";
      b += (i < common ? word : "v" + std::to_string(random())) + " ";
    }
    const double exact = common / (800.0 - common);
    EXPECT_NEAR(key({a})->resemblance(*key({b})), exact, 0.2) << common;
  }
}

}  // namespace
}  // namespace malmoi::index
