// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/function_words.h"

#include <gtest/gtest.h>

#include <string>

#include "analysis/stripper.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

double weight(const char* word) {
  const std::u32string chars = text::to_utf32(word);
  return word_weight(chars, std::u32string_view(chars).substr(0, stem_length(chars)));
}

class QuestionWord : public testing::TestWithParam<const char*> {};
TEST_P(QuestionWord, WeighsLeast) { EXPECT_EQ(weight(GetParam()), 0.1); }
INSTANTIATE_TEST_SUITE_P(Interrogatives, QuestionWord,
                         testing::Values("무엇", "무엇인가", "무엇인가요", "무엇을", "무엇으로", "무엇이었나요", "뭐",
                                         "뭔가요", "뭐라고", "누구", "누구인가요", "누구였나", "누가", "언제",
                                         "언제인가", "언제부터", "언제까지인가요", "어디", "어디에서", "어디인가요",
                                         "어딘가요", "얼마", "얼마나", "얼마인가요", "왜", "어떻게", "어떤", "어떤가요",
                                         "어느", "무슨", "몇", "몇년", "몇명인가요", "몇개의"));
INSTANTIATE_TEST_SUITE_P(EmptyVerbs, QuestionWord,
                         testing::Values("있나요", "있는가", "있을까", "있습니까", "있었나요", "없나요", "하나요",
                                         "했나요", "되나요", "되었나요", "되었는가", "않나요", "의미하나요", "뜻하는가",
                                         "말하나요", "불리나요"));

class FunctionWord : public testing::TestWithParam<const char*> {};
TEST_P(FunctionWord, WeighsLittle) {
  EXPECT_GT(weight(GetParam()), 0.1);
  EXPECT_LE(weight(GetParam()), 0.3);
}
INSTANTIATE_TEST_SUITE_P(Grammar, FunctionWord,
                         testing::Values("있는", "없는", "하는", "되는", "된다", "않는", "않은", "아닌", "대한", "대해",
                                         "대해서", "위한", "위해", "통해", "의한", "따른", "따르면", "그리고", "그러나",
                                         "하지만", "또는", "및", "것은", "것이", "것으로", "것이다", "것인가", "수",
                                         "수가", "등", "등의", "등을", "때문에", "그는", "그의", "이는", "이를",
                                         "우리는"));
INSTANTIATE_TEST_SUITE_P(Degree, FunctionWord,
                         testing::Values("가장", "제일", "매우", "더", "많은", "모든", "다른", "다시", "특히", "때"));

class ContentWord : public testing::TestWithParam<const char*> {};
TEST_P(ContentWord, WeighsOne) { EXPECT_EQ(weight(GetParam()), content_word_weight); }
INSTANTIATE_TEST_SUITE_P(Nouns, ContentWord,
                         testing::Values("대통령", "대통령은", "수도는", "수도권", "등산", "등산을", "그림", "그림을",
                                         "이순신은", "우리은행", "누구나집", "하나은행", "하늘", "되새김", "있음직한",
                                         "왜구", "왜란은", "어떤날밴드", "저축", "데이터", "바다", "몇십억",
                                         "언제나행복", "의미론", "대한민국", "위한국", "통해안", "인가권", "핵", "핵은",
                                         "정의", "가장자리", "것대산", "태어났나요", "멸망했나요", "도시인가요"));

TEST(FunctionWords, TakeAnything) {
  EXPECT_EQ(word_weight(U"", U""), content_word_weight);
  EXPECT_EQ(word_weight(U"news", U"news"), content_word_weight);
}

}  // namespace
}  // namespace malmoi::analysis
