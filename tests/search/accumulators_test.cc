// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/accumulators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "analysis/chain.h"
#include "query/syntax.h"
#include "random_articles.h"
#include "search/scoring.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using Scores = std::map<Xapian::docid, double>;

/// What Xapian's matcher makes of the same plan.
Scores by_xapian(const index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& ranking) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(plan.query);
  enquire.set_weighting_scheme(weighting(ranking));
  const Xapian::MSet all = enquire.get_mset(0, snapshot.database().get_doccount());
  Scores scores;
  for (auto at = all.begin(); at != all.end(); ++at) {
    if (!snapshot.is_dead(*at)) scores[*at] = at.get_weight();
  }
  return scores;
}

/// One to five words of the articles, in any order.
std::string random_query(const std::vector<Article>& articles, std::mt19937& random) {
  std::string query;
  for (std::size_t n = random() % 5 + 1; n > 0; --n) {
    const std::string& text = articles[random() % articles.size()].body;
    const std::size_t begin = text.find(' ', random() % (text.size() + 1));
    if (begin == text.npos) continue;
    query += text.substr(begin, text.find(' ', begin + 1) - begin);
  }
  std::replace_if(
      query.begin(), query.end(), [](unsigned char c) { return c < 0x80 && !std::isalnum(c); }, ' ');
  return query;
}

class AccumulatorsTest : public testing::Test {
 protected:
  AccumulatorsTest() : articles_(RandomArticles(21).articles(400)) {
    // Several generations, with documents replaced and removed in them.
    index_.commit({articles_.begin(), articles_.begin() + 250});
    index_.commit({articles_.begin() + 200, articles_.end()}, {articles_[3].id, articles_[40].id});
    index_.commit({articles_[7]});
  }

  std::vector<Article> articles_;
  TestIndex index_;
};

TEST_F(AccumulatorsTest, ScoreAndCountAsXapianDoes) {
  auto snapshot = index::Snapshot::open(index_.path());
  ASSERT_TRUE(snapshot);
  ASSERT_GT(snapshot->generation_count(), 1U);
  ASSERT_GT(snapshot->dead_count(), 0U);
  DocumentLengths known_lengths;
  const Lengths lengths = known_lengths.of(*snapshot);
  const AnalyzerSettings analyzer;
  const RankingSettings ranking;
  analysis::Chain chain(analyzer);
  Accumulators accumulators;
  query::Deadline deadline;
  std::mt19937 random(5);
  std::size_t ranked = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_query(articles_, random);
    const query::Plan plan =
        query::Planner(chain, analyzer, ranking, snapshot->statistics(), deadline).plan(query::parse(text), {});
    if (!plan.is_bare || !plan.ranks) continue;
    ++ranked;
    const Scores expected = by_xapian(*snapshot, plan, ranking);
    const MatchList all = accumulators.best(*snapshot, lengths, plan, ranking, 100000);
    ASSERT_EQ(all.matches.size(), expected.size()) << text;
    EXPECT_EQ(all.total.value, expected.size()) << text;
    EXPECT_TRUE(all.total.exact);
    for (const Match& match : all.matches) {
      ASSERT_TRUE(expected.contains(match.document)) << text;
      ASSERT_NEAR(match.score, expected.at(match.document), 2e-6) << text;
    }
    for (const std::size_t depth : {0, 1, 10}) {
      const MatchList best = accumulators.best(*snapshot, lengths, plan, ranking, depth);
      EXPECT_EQ(best.total.value, all.total.value);
      ASSERT_GE(best.matches.size(), std::min(depth, all.matches.size())) << text;
      for (std::size_t i = 0; i < best.matches.size(); ++i) {
        ASSERT_EQ(best.matches[i].document, all.matches[i].document) << text;
        ASSERT_EQ(best.matches[i].score, i < depth ? all.matches[i].score : best.matches[depth - 1].score) << text;
      }
    }
  }
  EXPECT_GT(ranked, 250U);
}

TEST(DocumentLengths, AreReadOncePerGeneration) {
  TestIndex index(RandomArticles(8).articles(30));
  const auto first = index::Snapshot::open(index.path());
  ASSERT_TRUE(first);
  DocumentLengths known;
  const Lengths lengths = known.of(*first);
  EXPECT_EQ(known.of(*first), lengths);  // the same memory
  index.commit(RandomArticles(9).articles(3));
  const auto second = index::Snapshot::open(index.path());
  ASSERT_TRUE(second);
  const Lengths more = known.of(*second);
  EXPECT_EQ(std::count(more.begin(), more.end(), lengths.front()), 1);
  for (std::size_t g = 0; g < more.size(); ++g) {
    const Xapian::Database& generation = second->generation(g);
    for (auto at = generation.postlist_begin(""); at != generation.postlist_end(""); ++at) {
      EXPECT_EQ((*more[g])[*at], generation.get_doclength(*at));
    }
  }
}

}  // namespace
}  // namespace malmoi::search
