// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/deadline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "random_articles.h"
#include "search/search.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::Contains;
using testing::HasSubstr;

TEST(Deadline, PassesOnceAndForAll) {
  query::Deadline never;
  EXPECT_FALSE(never.passed());
  EXPECT_FALSE(never.was_missed());
  query::Deadline before(query::Deadline::Clock::now() - std::chrono::seconds(1));
  EXPECT_FALSE(before.was_missed()) << "nobody asked yet";
  EXPECT_TRUE(before.passed());
  EXPECT_TRUE(before.was_missed());
  EXPECT_FALSE(query::Deadline(query::Deadline::Clock::now() + std::chrono::hours(1)).passed());
  query::Deadline third = query::Deadline::after_polls(3);
  EXPECT_FALSE(third.passed());
  EXPECT_FALSE(third.passed());
  EXPECT_TRUE(third.passed());
  EXPECT_TRUE(third.passed());
}

class SearchWithDeadline : public testing::Test {
 protected:
  SearchWithDeadline() : index_(RandomArticles(31).articles(300)), pool_(index_.path(), {}) {}

  SearchResults search(const SearchRequest& request, query::Deadline deadline) {
    auto reader = pool_.take();
    EXPECT_TRUE(reader);
    const Lease lease(pool_, std::move(*reader));
    auto results = Search(*lease, index_.settings(), request, deadline).run();
    EXPECT_TRUE(results) << request.query << ": " << results.error().message;
    return results ? *results : SearchResults();
  }

  /// What any query of this kind finds with all the time it needs.
  SearchRequest everything_about(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    request.facets = {Facet::category, Facet::month};
    return request;
  }

  TestIndex index_;
  ReaderPool pool_;
};

const char* const queries[] = {
    "",
    "도서관",
    "대통령 정상회담 하와이",
    "\"도서관\"",
    "도*",
    "-도서관",
    "\"가\" OR \"나\"",
    "body:시",
    "도서관 OR 대통령",
    "+도서관 -\"대통령\"",
    "title:대통령",
    "\"의\"",
    "(도서관 OR 대통령) 시",
};

TEST_F(SearchWithDeadline, EndsWithAPartOfTheAnswerWhereverItIsStopped) {
  for (const char* query : queries) {
    const SearchRequest request = everything_about(query);
    const SearchResults whole = search(request, {});
    ASSERT_FALSE(whole.partial) << query;
    const auto all = TestIndex::ids(whole);
    const std::set<std::string> matching(all.begin(), all.end());
    std::size_t stopped = 0;
    for (std::uint64_t polls = 1;; polls += 1 + polls / 8) {
      const SearchResults part = search(request, query::Deadline::after_polls(polls));
      const auto ids = TestIndex::ids(part);
      ASSERT_TRUE(std::all_of(ids.begin(), ids.end(), [&](const auto& id) { return matching.contains(id); })) << query;
      ASSERT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << query;
      ASSERT_LE(part.total.value, whole.total.value) << query;
      if (!part.partial) {
        ASSERT_EQ(ids, all) << query;
        ASSERT_EQ(part.warnings, whole.warnings) << query;
        break;
      }
      ++stopped;
      ASSERT_FALSE(part.total.exact) << query;
      ASSERT_THAT(part.warnings, Contains(HasSubstr("정해진 시간"))) << query;
      for (std::size_t i = 1; i < part.hits.size(); ++i) ASSERT_GE(part.hits[i - 1].score, part.hits[i].score) << query;
    }
    EXPECT_GT(stopped, 0U) << query;
  }
}

TEST_F(SearchWithDeadline, MakesHitsWhole) {
  const SearchRequest request = everything_about("도*");
  const SearchResults whole = search(request, {});
  std::size_t made = 0;
  for (std::uint64_t polls = 1; polls < 200; ++polls) {
    for (const Hit& hit : search(request, query::Deadline::after_polls(polls)).hits) {
      const auto same = [&](const Hit& each) { return each.id == hit.id; };
      const auto found = std::find_if(whole.hits.begin(), whole.hits.end(), same);
      ASSERT_NE(found, whole.hits.end());
      ASSERT_EQ(hit.title, found->title);
      ASSERT_EQ(hit.published, found->published);
      ++made;
    }
  }
  EXPECT_GT(made, 0U);
}

TEST_F(SearchWithDeadline, TheBudgetOfARequestGoesBeforeTheSetting) {
  SearchRequest request = everything_about("도서관");
  request.time_budget = std::chrono::milliseconds(0);
  EXPECT_FALSE(index_.search(request).partial);
  for (const auto budget : {std::chrono::milliseconds(-1), std::chrono::milliseconds(3'600'001)}) {
    request.time_budget = budget;
    const auto refused = index_.searcher().search(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
  }
}

}  // namespace
}  // namespace malmoi::search
