// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hangul.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace malmoi::text {
namespace {

TEST(Hangul, SyllablesTakeApartLikeIcuDoes) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (char32_t c = first_syllable; c <= last_syllable; ++c) {
    icu::UnicodeString jamo;
    ASSERT_TRUE(nfd->getDecomposition(static_cast<UChar32>(c), jamo));
    ASSERT_EQ(0x1100 + choseong(c), static_cast<unsigned>(jamo[0]));
    ASSERT_EQ(0x1161 + jungseong(c), static_cast<unsigned>(jamo[1]));
    ASSERT_EQ(jongseong(c), jamo.length() == 3 ? static_cast<unsigned>(jamo[2] - 0x11A7) : 0U);
    ASSERT_EQ(has_batchim(c), jamo.length() == 3);
    ASSERT_EQ(compose(choseong(c), jungseong(c), jongseong(c)), c);
  }
}

TEST(Hangul, Limits) {
  EXPECT_TRUE(is_syllable(U'가'));
  EXPECT_TRUE(is_syllable(U'힣'));
  EXPECT_FALSE(is_syllable(U'ㄱ'));
  EXPECT_FALSE(is_syllable(last_syllable + 1));
  EXPECT_TRUE(is_compatibility_jamo(U'ㄱ'));
  EXPECT_TRUE(is_compatibility_jamo(U'ㆎ'));
  EXPECT_FALSE(is_compatibility_jamo(0x1100));
  EXPECT_EQ(jongseong(U'길'), jongseong_rieul);
}

}  // namespace
}  // namespace malmoi::text
