// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/source_corpus.h"

#include <gtest/gtest.h>

namespace scale {
namespace {

std::string text_of(const SourceCorpus& corpus, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    text += corpus.stems().text(corpus.tokens()[i].stem);
    text += corpus.glues().text(corpus.tokens()[i].glue);
  }
  return text;
}

std::uint32_t number_of(const SourceCorpus& corpus, std::string_view stem) {
  for (std::uint32_t i = 0; i < corpus.stems().size(); ++i) {
    if (corpus.stems().text(i) == stem) return i;
  }
  ADD_FAILURE() << stem;
  return 0;
}

TEST(SourceCorpus, TokensAreTheText) {
  malmoi::Article article;
  article.title = "도서관 소식";
  article.body = "새 도서관이 Busan에 생긴다(圖書館).\n\"주민들은\" 3.5배 늘 것으로 본다.";
  SourceCorpus corpus;
  corpus.add(article);
  const auto& text = corpus.articles().front();
  EXPECT_EQ(text_of(corpus, text.title, text.body), article.title);
  EXPECT_EQ(text_of(corpus, text.body, text.end), article.body);
}

TEST(SourceCorpus, CountsArticlesNotOccurrences) {
  malmoi::Article article;
  article.body = "도서관은 도서관에 도서관을";
  SourceCorpus corpus;
  corpus.add(article);
  corpus.add(article);
  article.body = "樂器 15 도서관";
  corpus.add(article);
  EXPECT_EQ(corpus.frequency(number_of(corpus, "도서관")), 3);
  EXPECT_EQ(corpus.kind(number_of(corpus, "도서관")), StemKind::long_hangul);
  EXPECT_EQ(corpus.kind(number_of(corpus, "樂器")), StemKind::hanja);
  EXPECT_EQ(corpus.kind(number_of(corpus, "15")), StemKind::other);
  EXPECT_EQ(corpus.counts(PairScript::hangul), (FrequencyCounts{{3, 2}}));
  EXPECT_EQ(corpus.counts(PairScript::hanja), (FrequencyCounts{{1, 1}}));
}

}  // namespace
}  // namespace scale
