// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/accumulators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "../xapian_database.h"
#include "analysis/chain.h"
#include "query/remote_query.h"
#include "query/syntax.h"
#include "random_articles.h"
#include "search/scoring.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using Scores = std::map<Xapian::docid, double>;

/// What Xapian's matcher makes of the same plan.
Scores by_xapian(const Xapian::Database& database, const index::Snapshot& snapshot, const query::Plan& plan,
                 const RankingSettings& ranking) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query::remote_query(plan, ranking));
  enquire.set_weighting_scheme(query::weighting(ranking));
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
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

  MatchList best(const index::Snapshot& snapshot, const query::Plan& plan, std::size_t depth,
                 query::Deadline& deadline) {
    auto list = accumulators_.best(snapshot, plan, ranking_, Recency(snapshot), depth, deadline);
    EXPECT_TRUE(list);
    return list ? *list : MatchList{};
  }

  std::vector<Article> articles_;
  TestIndex index_;
  const RankingSettings ranking_;
  Accumulators accumulators_;
};

TEST_F(AccumulatorsTest, ScoreAndCountAsXapianDoes) {
  auto snapshot = index::Snapshot::open(index_.path());
  ASSERT_TRUE(snapshot);
  ASSERT_GT(snapshot->generation_count(), 1U);
  ASSERT_GT(snapshot->dead_count(), 0U);
  const Xapian::Database xapian = open_by_xapian(index_.path(), *snapshot);
  const AnalyzerSettings analyzer;
  analysis::Chain chain(analyzer);
  query::Deadline deadline;
  std::mt19937 random(5);
  std::size_t ranked = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_query(articles_, random);
    const query::Plan plan =
        query::Planner(chain, analyzer, ranking_, snapshot->statistics(), deadline).plan(query::parse(text), {});
    if (!plan.is_bare || !plan.ranks) continue;
    ++ranked;
    const Scores expected = by_xapian(xapian, *snapshot, plan, ranking_);
    const MatchList all = best(*snapshot, plan, 100000, deadline);
    ASSERT_EQ(all.matches.size(), expected.size()) << text;
    EXPECT_EQ(all.total.value, expected.size()) << text;
    EXPECT_TRUE(all.total.exact);
    for (const Match& match : all.matches) {
      ASSERT_TRUE(expected.contains(match.document)) << text;
      ASSERT_NEAR(match.score, expected.at(match.document), 2e-6) << text;
    }
    for (const std::size_t depth : {0, 1, 10}) {
      const MatchList top = best(*snapshot, plan, depth, deadline);
      EXPECT_EQ(top.total.value, all.total.value);
      ASSERT_GE(top.matches.size(), std::min(depth, all.matches.size())) << text;
      for (std::size_t i = 0; i < top.matches.size(); ++i) {
        ASSERT_EQ(top.matches[i].document, all.matches[i].document) << text;
        ASSERT_EQ(top.matches[i].score, i < depth ? all.matches[i].score : top.matches[depth - 1].score) << text;
      }
    }
  }
  EXPECT_GT(ranked, 250U);
}

TEST_F(AccumulatorsTest, AnswerWithWhatTheyHaveWhenTheDeadlinePasses) {
  auto snapshot = index::Snapshot::open(index_.path());
  ASSERT_TRUE(snapshot);
  const AnalyzerSettings analyzer;
  analysis::Chain chain(analyzer);
  std::mt19937 random(6);
  std::size_t partial = 0;
  for (int round = 0; round < 100; ++round) {
    const std::string text = random_query(articles_, random);
    query::Deadline never;
    const query::Plan plan =
        query::Planner(chain, analyzer, ranking_, snapshot->statistics(), never).plan(query::parse(text), {});
    if (!plan.is_bare || !plan.ranks) continue;
    const MatchList all = best(*snapshot, plan, 100000, never);
    query::Deadline deadline = query::Deadline::after_polls(1 + random() % 8);
    const MatchList some = best(*snapshot, plan, 100000, deadline);
    EXPECT_EQ(some.total.exact, !deadline.was_missed());
    EXPECT_LE(some.total.value, all.total.value);
    partial += some.total.value < all.total.value;
    query::Deadline again;
    EXPECT_EQ(best(*snapshot, plan, 100000, again).total.value, all.total.value) << "nothing is left from before";
  }
  EXPECT_GT(partial, 20U);
}

}  // namespace
}  // namespace malmoi::search
