// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/coiner.h"

#include <gtest/gtest.h>

#include "bench/scale/sample_corpus.h"
#include "text/hangul.h"

namespace scale {
namespace {

class CoinerTest : public testing::Test {
 protected:
  CoinerTest() {
    SampleCorpus(200).add_to(corpus_);
    malmoi::Article article;
    article.body = "Seoul Daegu 大邱 釜山 樂器";
    corpus_.add(article);
  }

  static std::size_t new_pairs(const Coiner& coiner, const std::u32string& word) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < word.size(); ++i) count += !coiner.pairs().contains(word[i - 1], word[i]);
    return count;
  }

  SourceCorpus corpus_;
};

TEST_F(CoinerTest, SameSeedSameWord) {
  const Coiner coiner(corpus_);
  EXPECT_EQ(coiner.coin(U"도서관", HashRandom(1), false), coiner.coin(U"도서관", HashRandom(1), false));
  EXPECT_NE(coiner.coin(U"도서관", HashRandom(1), false), coiner.coin(U"도서관", HashRandom(2), false));
}

TEST_F(CoinerTest, KeepsScriptsAndIsNewToTheCorpus) {
  const Coiner coiner(corpus_);
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const std::u32string word = coiner.coin(U"가나다Xy-7", HashRandom(seed), false);
    ASSERT_GE(word.size(), 7);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(malmoi::text::is_syllable(word[i]));
    EXPECT_TRUE(word[3] >= U'A' && word[3] <= U'Z');
    EXPECT_TRUE(word[4] >= U'a' && word[4] <= U'z');
    EXPECT_EQ(word[5], U'-');
    EXPECT_TRUE(word[6] >= U'0' && word[6] <= U'9');
    EXPECT_FALSE(corpus_.stems().contains(malmoi::text::to_utf8(word)));
  }
}

TEST_F(CoinerTest, NewPairsOnlyWhereWanted) {
  const Coiner coiner(corpus_);
  std::size_t without = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    EXPECT_GE(new_pairs(coiner, coiner.coin(U"가나다라", HashRandom(seed), true)), 1);
    EXPECT_GE(new_pairs(coiner, coiner.coin(U"樂器", HashRandom(seed), true)), 1);
    without += new_pairs(coiner, coiner.coin(U"가나다라", HashRandom(seed), false));
  }
  EXPECT_LT(without, 60);  // where nothing follows a syllable, another is drawn
}

}  // namespace
}  // namespace scale
