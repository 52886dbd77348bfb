// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>
#include <array>
#include <random>

#include "index/encoder.h"
#include "ingest/reader.h"
#include "test_articles.h"
#include "text/utf8.h"

namespace malmoi::index {
namespace {

// Xapian 1.4 stores a term as a key of at most 255 bytes, in which a zero byte takes two.
constexpr std::size_t longest_term = 245;

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  while (times-- > 0) text += piece;
  return text;
}

void expect_short_terms(Encoder& encoder, const Article& article) {
  ASSERT_TRUE(validate(article).ok());
  for (const auto& term : encoder.encode(article, Content::of(article)).terms) {
    const auto zeros = static_cast<std::size_t>(std::ranges::count(term.text, '\0'));
    ASSERT_GT(term.text.size(), 0U);
    ASSERT_LE(term.text.size() + zeros, longest_term) << term.text;
  }
}

/// The same text in every field.
Article of(const std::string& text) {
  Article article;
  article.id = "a";
  article.title = article.excerpt = article.body = article.url = article.author = text;
  article.tags = article.categories = {text, text + "x"};
  return article;
}

TEST(TermLength, OfWordsWithoutEnd) {
  Encoder encoder({}, nullptr, 3);
  // Among them Hanja with several readings, what folding makes longer (U+FDFA gives 18 letters, U+1F82 three), marks
  // without end and jamo.
  for (const char* piece : {"a",
                            "가",
                            "가나다라",
                            "樂",
                            "樂女李",
                            "金a1",
                            "ß",
                            "\ufdfa",
                            "\u1f82",
                            "e\u0301",
                            "\u0301",
                            "ㅎ",
                            "1",
                            "1,",
                            "a.",
                            "a@",
                            "-",
                            "_",
                            "https://example.com/",
                            "%EA%B0%80",
                            "\U0001F469\u200d",
                            "ア",
                            "ก",
                            "\U00020000"}) {
    expect_short_terms(encoder, of(repeat(piece, 5000)));
  }
}

TEST(TermLength, OfOneWordOfTenMegabytes) {
  Encoder encoder({}, nullptr, 3);
  Article article;
  article.id = "a";
  article.body = repeat("가나다", 1'100'000);
  expect_short_terms(encoder, article);
  article.body = repeat("q", 10'000'000);
  expect_short_terms(encoder, article);
}

TEST(TermLength, OfIds) {
  Encoder encoder({}, nullptr, 3);
  for (std::size_t size = 1; size <= 512; ++size) {
    Article article;
    article.id = std::string(size, 'x');
    expect_short_terms(encoder, article);
    article.id = repeat("가", std::min<std::size_t>(size, 170));
    expect_short_terms(encoder, article);
  }
}

TEST(TermLength, OfNamesThatHoldZeros) {
  Encoder encoder({}, nullptr, 3);
  for (std::size_t size = 1; size <= 300; ++size) expect_short_terms(encoder, of(std::string(size, '\0') + "바다"));
}

/// Words of characters from everywhere, some of them very long.
std::string random_text(std::mt19937& random) {
  constexpr std::array<char32_t, 14> begins = {0x20,   0x30,   0x61,   0x300,  0x3131, 0x4E00,  0xAC00,
                                               0xF900, 0xFF00, 0xE000, 0xFB00, 0x1100, 0x1F600, 0x2F800};
  std::string out;
  for (std::size_t words = random() % 8; words > 0; --words) {
    const char32_t begin = begins[random() % begins.size()];
    const std::size_t size = random() % 4 == 0 ? random() % 600 : random() % 12;
    for (std::size_t i = 0; i < size; ++i) text::append(out, begin + static_cast<char32_t>(random() % 200));
    if (random() % 2) out += ' ';
  }
  return out;
}

TEST(TermLength, OfAnyText) {
  Encoder encoder({}, nullptr, 3);
  std::mt19937 random(9);
  for (int round = 0; round < 1500; ++round) {
    expect_short_terms(encoder, of(random_text(random)));
  }
}

}  // namespace
}  // namespace malmoi::index
