// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <stop_token>

#include "random_articles.h"
#include "search/search.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

class Cancellation : public testing::Test {
 protected:
  Cancellation() : index_(RandomArticles(17).articles(300)), pool_(index_.path(), {}) { stop_.request_stop(); }

  Result<SearchResults> search(const std::string& query, query::Deadline deadline) {
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    request.facets = {Facet::month};
    auto reader = pool_.take();
    EXPECT_TRUE(reader);
    const Lease lease(pool_, std::move(*reader));
    return Search(*lease, index_.settings(), request, deadline).run();
  }

  TestIndex index_;
  ReaderPool pool_;
  std::stop_source stop_;
};

// Looks at the deadline are counted instead of waiting; each of them may be the first after request_stop().
TEST_F(Cancellation, EndsASearchAtTheNextLookAtTheDeadline) {
  for (const char* query :
       {"", "도서관", "\"도서관\"", "도*", "-도서관", "body:시", "+도서관 -\"대통령\"", "도서관 시"}) {
    std::uint64_t looks = 1;
    for (;; ++looks) {
      const auto results = search(query, query::Deadline::after_polls(looks, stop_.get_token()));
      if (results) {
        EXPECT_FALSE(results->partial) << query;
        break;
      }
      ASSERT_EQ(results.error().code, ErrorCode::cancelled) << query;
    }
    EXPECT_GT(looks, 1U) << query << ": nobody looked";
  }
}

TEST_F(Cancellation, IsSeenAtTheFirstLookAndStays) {
  query::Deadline deadline(query::Deadline::Clock::time_point::max(), stop_.get_token());
  EXPECT_FALSE(deadline.was_cancelled()) << "nobody asked yet";
  EXPECT_TRUE(deadline.passed());
  EXPECT_TRUE(deadline.was_cancelled());
  std::stop_source other;
  query::Deadline later(query::Deadline::Clock::time_point::max(), other.get_token());
  EXPECT_FALSE(later.passed());
  other.request_stop();
  EXPECT_TRUE(later.passed());
}

TEST_F(Cancellation, OfASearcherIsAnError) {
  SearchRequest request;
  request.query = "도서관";
  request.cancellation = stop_.get_token();
  const auto cancelled = index_.searcher().search(request);
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().code, ErrorCode::cancelled);
  EXPECT_STREQ(name(cancelled.error().code), "cancelled");
  const std::stop_source never;
  request.cancellation = never.get_token();
  EXPECT_TRUE(index_.searcher().search(request));
}

TEST_F(Cancellation, ATimeThatIsUpAloneMakesAPartialAnswer) {
  const std::stop_source never;
  const auto results = search("도서관", query::Deadline::after_polls(1, never.get_token()));
  ASSERT_TRUE(results);
  EXPECT_TRUE(results->partial);
}

}  // namespace
}  // namespace malmoi::search
