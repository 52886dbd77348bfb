// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/spelling_variants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> variants(const std::string& stem) {
  std::vector<std::string> out;
  for (const std::u32string& each : spelling_variants(text::to_utf32(stem))) out.push_back(text::to_utf8(each));
  return out;
}

TEST(SpellingVariants, OfKnownWordsInBothDirections) {
  const char* pairs[][2] = {{"디지털", "디지탈"},     {"콘텐츠", "컨텐츠"},     {"메시지", "메세지"},
                            {"초콜릿", "초콜렛"},     {"비즈니스", "비지니스"}, {"주스", "쥬스"},
                            {"텔레비전", "텔레비젼"}, {"센터", "센타"},         {"워크숍", "워크샵"},
                            {"리더십", "리더쉽"},     {"로봇", "로보트"},       {"타깃", "타겟"},
                            {"액세서리", "악세사리"}, {"앙케트", "앙케이트"},   {"소시지", "소세지"},
                            {"케이크", "케익"},       {"도널드", "도날드"},     {"블라디미르", "블라지미르"},
                            {"카페", "까페"},         {"파이팅", "화이팅"},     {"싱가포르", "싱가폴"}};
  for (const auto& [standard, other] : pairs) {
    EXPECT_THAT(variants(standard), Contains(other));
    EXPECT_THAT(variants(other), Contains(standard));
  }
}

TEST(SpellingVariants, OfPartsOfCompounds) {
  EXPECT_THAT(variants("데이터센터"), Contains("데이터센타"));
  EXPECT_THAT(variants("디지탈카메라"), Contains("디지털카메라"));
  EXPECT_THAT(variants("생크림케익"), Contains("생크림케이크"));
}

TEST(SpellingVariants, BySound) {
  EXPECT_THAT(variants("애니메이션"), Contains("에니메이션"));
  EXPECT_THAT(variants("벤쟈민"), Contains("벤자민"));
  EXPECT_THAT(variants("보스톤"), Contains("보스턴"));
  EXPECT_THAT(variants("스코틀렌드"), Contains("스코틀랜드"));
  EXPECT_THAT(variants("인턴쉽"), Contains("인턴십"));
  EXPECT_THAT(variants("쏘렌토"), Contains("소렌토"));
  EXPECT_THAT(variants("셰이크"), Contains("셰익"));
}

TEST(SpellingVariants, OfTwoSoundsAtOnce) { EXPECT_THAT(variants("캐릴랜드"), Contains("케릴렌드")); }

TEST(SpellingVariants, NativeAndSinoKoreanWordsHaveNone) {
  for (const char* word :
       {"",       "핵",     "대통령",   "문재인", "정상회담", "비대위원장", "제주도", "어린이",   "재해",
        "전세",   "주택",   "차이",     "초대",   "재판소",   "세금",       "고객",   "서두르지", "떨어져",
        "멧돼지", "할까요", "이화여대", "korea",  "美國",     "서비",       "시정"}) {
    EXPECT_THAT(variants(word), IsEmpty()) << word;
  }
}

TEST(SpellingVariants, FewAndOtherThanTheWord) {
  std::mt19937 random(11);
  const std::u32string syllables = text::to_utf32("터탈콘젼쥬크프트싸꺄숍릿케이스센서a美");
  for (int round = 0; round < 5000; ++round) {
    std::u32string stem;
    for (std::size_t n = random() % 12; n > 0; --n) stem += syllables[random() % syllables.size()];
    const auto found = spelling_variants(stem);
    EXPECT_THAT(found, SizeIs(testing::Le(max_spelling_variants)));
    EXPECT_EQ(std::count(found.begin(), found.end(), stem), 0);
  }
}

}  // namespace
}  // namespace malmoi::analysis
