// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/term_growth.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "scale/growth_report.h"

namespace scale {
namespace {

malmoi::Article article_of(const std::string& body) {
  malmoi::Article article;
  article.body = body;
  return article;
}

TEST(TermGrowth, NewTermsByFamily) {
  TermGrowth growth(1);
  growth.add(article_of("도서관에서"));
  growth.add(article_of("도서관은 도서관이다 12"));
  ASSERT_EQ(growth.curve().size(), 2);
  EXPECT_EQ(growth.curve()[0], (FamilyCounts{2, 1, 0}));
  EXPECT_EQ(growth.curve()[1], (FamilyCounts{2, 1, 1}));
  EXPECT_EQ(growth.counts(Family::bigrams), (FrequencyCounts{{2, 2}}));
}

TEST(TermGrowth, TermsOfAnArticleCountOnce) {
  TermGrowth growth(1000);
  growth.add(article_of("버스는 버스로 12"));
  growth.add(article_of("버스 노선"));
  EXPECT_EQ(growth.terms_of_articles(), (std::vector<std::uint32_t>{2, 2}));
  EXPECT_EQ(growth.words(), 5);
  EXPECT_TRUE(growth.curve().empty());
}

TEST(GrowthReport, CurvesAsJsonAndCsv) {
  TermGrowth growth(2);
  for (const char* body : {"도서관", "박물관", "도서관", "12"}) growth.add(article_of(body));
  const std::vector<CorpusGrowth> corpora = {describe("sample", growth, 2)};
  const auto object = to_json(corpora)["corpora"][0];
  EXPECT_EQ(object["articles"], 4);
  EXPECT_EQ(object["curve"]["stems"], (std::vector<int>{2, 2}));
  EXPECT_EQ(object["terms"]["stems"]["hapax_share"], 0.5);
  EXPECT_EQ(object["distinct_terms_per_article"]["p99"], growth.terms_of_articles().front());
  EXPECT_EQ(csv(corpora),
            "corpus,articles,bigrams,bigrams new per 1000,stems,stems new per 1000,others,others new per 1000\n"
            "sample,2,4,2000.0,2,1000.0,0,0.0\n"
            "sample,4,4,0.0,2,0.0,1,500.0\n");
  EXPECT_EQ(plot(corpora).substr(0, 4), "<svg");
}

}  // namespace
}  // namespace scale
