// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/weaver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "bench/scale/sample_corpus.h"

namespace scale {
namespace {

class WeaverTest : public testing::Test {
 protected:
  WeaverTest() { sample_.add_to(corpus_); }

  std::vector<std::string> weave(std::uint64_t articles, std::uint64_t seed) const {
    std::vector<std::string> lines;
    EXPECT_TRUE(Weaver(corpus_, seed).weave(articles, [&](std::string_view line) {
      lines.emplace_back(line);
      return true;
    }));
    return lines;
  }

  static malmoi::Article article_of(const std::string& line) {
    const auto object = nlohmann::json::parse(line);
    malmoi::Article article;
    article.id = object["_id"];
    article.title = object["title"];
    article.body = object["text"];
    return article;
  }

  const SampleCorpus sample_{600};
  SourceCorpus corpus_;
};

/// In how many bodies each stem occurs.
std::map<std::string, std::uint32_t> body_frequencies(const SourceCorpus& corpus) {
  std::map<std::string, std::set<std::size_t>> seen;
  for (std::size_t i = 0; i < corpus.articles().size(); ++i) {
    const auto& text = corpus.articles()[i];
    for (std::size_t at = text.body; at < text.end; ++at) {
      seen[std::string(corpus.stems().text(corpus.tokens()[at].stem))].insert(i);
    }
  }
  std::map<std::string, std::uint32_t> frequencies;
  for (const auto& [stem, articles] : seen) frequencies[stem] = static_cast<std::uint32_t>(articles.size());
  return frequencies;
}

TEST_F(WeaverTest, SameSeedSameArticles) {
  const auto lines = weave(900, 5);
  EXPECT_EQ(lines, weave(900, 5));
  EXPECT_NE(lines, weave(900, 6));
  const auto fewer = weave(700, 5);
  EXPECT_TRUE(std::equal(fewer.begin(), fewer.end(), lines.begin()));
  EXPECT_EQ(fewer.size(), 700);
}

TEST_F(WeaverTest, FirstPassKeepsDocumentFrequencies) {
  SourceCorpus made;
  for (const std::string& line : weave(600, 1)) made.add(article_of(line));
  EXPECT_EQ(made.articles().size(), 600);
  EXPECT_EQ(made.tokens().size(), corpus_.tokens().size());
  EXPECT_EQ(body_frequencies(made), body_frequencies(corpus_));
}

TEST_F(WeaverTest, NoArticleIsACopy) {
  std::set<std::string> bodies;
  for (const malmoi::Article& article : sample_.articles()) bodies.insert(article.excerpt + "\n" + article.body);
  for (const std::string& line : weave(1200, 1)) EXPECT_TRUE(bodies.insert(article_of(line).body).second);
}

TEST_F(WeaverTest, VocabularyFollowsHeapsLaw) {
  SourceCorpus made;
  std::size_t next = 1;
  for (const std::string& line : weave(4800, 1)) {
    made.add(article_of(line));
    if (made.articles().size() != 600 * next) continue;
    double law = 0;
    for (const auto kind : {StemKind::long_hangul, StemKind::short_hangul, StemKind::other}) {
      law += fit_heaps(corpus_.counts(kind), 600).at(static_cast<double>(made.articles().size()));
    }
    EXPECT_NEAR(made.stems().size() / law, 1, 0.1) << made.articles().size();
    next *= 2;
  }
  EXPECT_EQ(next, 16);
}

TEST_F(WeaverTest, StopsWithItsSink) {
  std::size_t lines = 0;
  EXPECT_FALSE(Weaver(corpus_, 1).weave(100, [&](std::string_view) { return ++lines < 10; }));
  EXPECT_EQ(lines, 10);
}

}  // namespace
}  // namespace scale
