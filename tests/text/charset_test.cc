// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "random_text.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

const std::string headline = "시의회, 새 도서관 예산 통과";
const std::string article =
    "---\ntitle: \"시의회, 새 도서관 예산 통과\"\ndate: 2023-05-02\n---\n"
    "시의회는 화요일 본회의를 열고 새 중앙도서관을 짓는 예산 320억 원을 통과시켰다.\n"
    "도서관은 옛 기차역 터에 지하 1층, 지상 4층으로 들어서며 2026년 봄에 문을 연다.\n"
    "주민들은 “아이들이 걸어서 갈 곳이 생겼다”고 반겼다. 美國식 열람실도 마련한다.\n";
const std::string extended = "똠양꿍을 펲시와 먹던 뷁 씨, 쓩 날아간 햏자를 찾습니다";

/// By ICU, which the test only lets convert what the charset can hold.
std::string encoded(const char* charset, const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status), ucnv_close);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(utf8.size() * 4 + 16, '\0');
  out.resize(static_cast<std::size_t>(ucnv_fromUChars(
      converter.get(), out.data(), static_cast<std::int32_t>(out.size()), text.getBuffer(), text.length(), &status)));
  EXPECT_TRUE(U_SUCCESS(status)) << charset << ' ' << u_errorName(status);
  return out;
}

void expect_decoded(const std::string& bytes, const std::string& utf8, const std::string& charset) {
  const auto text = decode_bytes(bytes);
  ASSERT_TRUE(text.ok()) << text.error().message;
  EXPECT_EQ(text->utf8, utf8);
  EXPECT_EQ(text->charset, charset);
}

void expect_refused(const std::string& bytes, const std::string& message) {
  const auto text = decode_bytes(bytes);
  ASSERT_FALSE(text.ok()) << text->charset << ": " << text->utf8;
  EXPECT_EQ(text.error().code, ErrorCode::bad_encoding);
  EXPECT_THAT(text.error().message, HasSubstr(message));
}

TEST(Charset, Utf8WithAndWithoutMark) {
  expect_decoded("", "", "UTF-8");
  expect_decoded("plain ASCII\n", "plain ASCII\n", "UTF-8");
  expect_decoded(article, article, "UTF-8");
  expect_decoded("\xEF\xBB\xBF" + article, article, "UTF-8");
  expect_decoded("😀 한글 𠀀", "😀 한글 𠀀", "UTF-8");
}

TEST(Charset, Utf16AndUtf32WithMark) {
  for (const std::string& text : {article, headline, "가"s, "😀𠀀"s, ""s}) {
    expect_decoded("\xFF\xFE" + encoded("UTF-16LE", text), text, "UTF-16LE");
    expect_decoded("\xFE\xFF" + encoded("UTF-16BE", text), text, "UTF-16BE");
    expect_decoded("\xFF\xFE\0\0"s + encoded("UTF-32LE", text), text, "UTF-32LE");
    expect_decoded("\0\0\xFE\xFF"s + encoded("UTF-32BE", text), text, "UTF-32BE");
  }
}

TEST(Charset, Utf16WithoutMark) {
  for (const std::string& text : {article, headline, extended, "대통령 선거"s, "Index of plain ASCII"s}) {
    expect_decoded(encoded("UTF-16LE", text), text, "UTF-16LE");
    expect_decoded(encoded("UTF-16BE", text), text, "UTF-16BE");
  }
}

TEST(Charset, KoreanCharsets) {
  for (const std::string& text : {article, headline, "한글"s, "대통령선거개표"s, "IP4 정상회의"s, "ㅋㅋㅋㅋ 대박"s}) {
    expect_decoded(encoded("EUC-KR", text), text, "CP949");
    expect_decoded(encoded("windows-949", text), text, "CP949");
  }
  for (const std::string& text : {article, headline}) {
    expect_decoded(encoded("ISO-2022-KR", text), text, "ISO-2022-KR");
  }
}

TEST(Charset, SyllablesOutsideKsX1001) {
  expect_decoded(encoded("windows-949", extended), extended, "CP949");
  expect_decoded(encoded("windows-949", "똠펲"), "똠펲", "CP949");
}

TEST(Charset, HanjaAndCompatibilityIdeographs) {
  const std::string text = "北韓과 美國, 核協商 재개 ― 金 위원장 樂觀論 경계";
  expect_decoded(encoded("windows-949", text), text, "CP949");
  const std::string duplicates = "\uF914과 \uF95C, \uF963에 대한 풀이";
  expect_decoded(encoded("windows-949", duplicates), duplicates, "CP949");
}

TEST(Charset, WhatIcuDetectsOtherwise) {
  const std::string japanese =
      "市議会は火曜日の本会議で、新しい図書館を建てる予算を可決した。図書館は駅の跡地に建てられ、来年の春に"
      "開館する予定である。住民は子どもたちの居場所ができたと喜んでいる。";
  expect_decoded(encoded("Shift_JIS", japanese), japanese, "Shift_JIS");
  expect_decoded(encoded("EUC-JP", japanese), japanese, "EUC-JP");
  expect_decoded(encoded("ISO-2022-JP", japanese), japanese, "ISO-2022-JP");
  const std::string chinese =
      "市议会星期二通过了新图书馆的预算。图书馆将建在旧火车站的原址上，明年春天开放。居民们说，孩子们终于有了"
      "可以步行去的地方。我们在这里看到了很多的变化。";
  expect_decoded(encoded("GB18030", chinese), chinese, "GB18030");
  const std::string french =
      "Le conseil a voté mardi le budget de la bibliothèque. Les élèves du collège espèrent qu'elle sera prête à "
      "la rentrée, après deux années de travaux dans le quartier de la gare.";
  expect_decoded(encoded("ISO-8859-1", french), french, "ISO-8859-1");
}

TEST(Charset, DamagedUtf8IsNamedAndNotTakenForCp949) {
  std::string cut = article;
  while ((static_cast<unsigned char>(cut.back()) & 0xC0) != 0x80) cut.pop_back();
  cut.pop_back();
  const std::string offset = std::to_string(valid_prefix(cut));
  expect_refused(cut, "damaged UTF-8 at byte " + offset);
  expect_refused(headline + "\xFF" + article, "damaged UTF-8 at byte " + std::to_string(headline.size()));
  expect_refused("도서관 \xB0\xA1 예산 통과", "damaged UTF-8 at byte 10");
  expect_refused("\xEF\xBB\xBF\xB0\xA1", "not valid UTF-8, which the byte order mark promises, at byte 3");
}

TEST(Charset, BrokenUtf16) {
  expect_refused("\xFF\xFE"s + encoded("UTF-16LE", headline) + "\x41", "UTF-16LE");
  expect_refused("\xFF\xFE\x41\0\0\xD8\x41\0"s, "at byte 4");
}

TEST(Charset, BinaryDataIsRefused) {
  expect_refused("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0"s, "at byte 8");
  expect_refused("글 사이에 \0 하나"s, "NUL");
  expect_refused("\1\2\3\4\5\6\7 abc", "control character");
  expect_refused("\x80\x81\xFF\xFE\xFD", "at byte 0");
}

TEST(Charset, LoneControlsInTextAreKept) {
  const std::string text = article + "\f\v\x08" + article;
  expect_decoded(text, text, "UTF-8");
}

TEST(CharsetProperty, Cp949IsRefusedWhenCutInsideACharacter) {
  const std::string bytes = encoded("windows-949", article);
  const std::size_t enough = encoded("windows-949", article.substr(0, article.find("예산"))).size();
  for (std::size_t size = enough; size <= bytes.size(); ++size) {
    const auto text = decode_bytes(bytes.substr(0, size));
    if (text.ok()) {
      ASSERT_EQ(text->charset, "CP949") << size;
      ASSERT_TRUE(article.starts_with(text->utf8)) << size;
    } else {
      ASSERT_THAT(text.error().message, HasSubstr("damaged CP949 at byte " + std::to_string(size - 1)));
    }
  }
}

TEST(CharsetProperty, Cp949WithAWrongByteIsRefused) {
  const std::string bytes = encoded("windows-949", article);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = '\xFF';
    ASSERT_FALSE(decode_bytes(damaged).ok()) << i;
  }
}

TEST(CharsetProperty, ArbitraryBytesGiveValidUtf8OrAnError) {
  RandomText random(11);
  for (int i = 0; i < 5000; ++i) {
    std::string bytes = i % 2 == 0 ? random.bytes(64) : encoded("windows-949", headline) + random.bytes(4);
    if (i % 3 == 0) bytes.insert(0, "\xFF\xFE");
    const auto text = decode_bytes(bytes);
    if (text.ok()) {
      ASSERT_TRUE(is_valid_utf8(text->utf8));
      ASSERT_FALSE(text->charset.empty());
    } else {
      ASSERT_EQ(text.error().code, ErrorCode::bad_encoding);
    }
  }
}

}  // namespace
}  // namespace malmoi::text
