// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.h"

#include <gtest/gtest.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "random_text.h"

namespace malmoi::text {
namespace {

std::size_t valid_prefix_by_icu(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return static_cast<std::size_t>(begin);
  }
  return text.size();
}

std::string scrub_by_icu(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).toUTF8String(out);
  return out;
}

TEST(Utf8, ValidPrefixEndsAtTheFirstBadByte) {
  EXPECT_EQ(valid_prefix(""), 0U);
  EXPECT_EQ(valid_prefix("가나다 ABC 12345678"), std::string_view("가나다 ABC 12345678").size());
  EXPECT_EQ(valid_prefix("가나\xEB\x8B"), 6U);
  EXPECT_EQ(valid_prefix("abcdefghij\xFFxyz"), 10U);
}

TEST(Utf8, RejectsOverlongFormsSurrogatesAndTooLargeNumbers) {
  for (const std::string_view bad : {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                                     "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80"}) {
    EXPECT_EQ(valid_prefix(bad), 0U);
    EXPECT_EQ(valid_prefix("여덟 바이트보다 긴 글" + std::string(bad) + "뒤에도 글"), 30U);
  }
  for (const std::string_view good :
       {"\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_valid_utf8(good));
    EXPECT_TRUE(is_valid_utf8(std::string(good) + "뒤에 이어지는 글"));
  }
}

TEST(Utf8, EveryCodePointThereAndBack) {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) all.push_back(c);
  }
  const std::string text = to_utf8(all);
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_EQ(to_utf32(text), all);
  EXPECT_EQ(count_code_points(text), all.size());
}

TEST(Utf8, ScrubReplacesMaximalSubparts) {
  // The examples of the Unicode Standard, tables 3-8 to 3-11.
  EXPECT_EQ(scrub_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(scrub_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(scrub_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
  EXPECT_EQ(scrub_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFDA");
}

TEST(Utf8Property, AgreesWithIcuOnDamagedText) {
  RandomText random(7);
  for (int i = 0; i < 50'000; ++i) {
    std::string text = i % 2 == 0 ? random.bytes(24) : to_utf8(random.chars(16));
    if (!text.empty() && i % 4 != 1) text[random.below(text.size())] = static_cast<char>(random.below(256));
    ASSERT_EQ(valid_prefix(text), valid_prefix_by_icu(text)) << testing::PrintToString(text);
    ASSERT_EQ(is_valid_utf8(text), valid_prefix(text) == text.size()) << testing::PrintToString(text);
    ASSERT_EQ(scrub_utf8(text), scrub_by_icu(text)) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace malmoi::text
