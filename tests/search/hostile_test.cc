// SPDX-License-Identifier: GPL-2.0-or-later
// Queries made to cost as much as they can end where they are told to, with a warning of what was left out.
#include "hostile_queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "query/deadline.h"
#include "random_articles.h"
#include "search/search.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

class Hostile : public testing::Test {
 protected:
  Hostile() : index_(RandomArticles(51).articles(300)), pool_(index_.path(), {}) {}

  SearchResults search(const HostileQuery& hostile, query::Deadline deadline) {
    auto reader = pool_.take();
    EXPECT_TRUE(reader);
    const Lease lease(pool_, std::move(*reader));
    auto results = Search(*lease, index_.settings(), hostile.request, deadline).run();
    EXPECT_TRUE(results) << hostile.name << ": " << results.error().message;
    return results ? *results : SearchResults();
  }

  TestIndex index_;
  ReaderPool pool_;
};

TEST_F(Hostile, QueriesEndWhereTheyAreToldTo) {
  for (const HostileQuery& hostile : hostile_queries()) {
    for (const std::uint64_t polls : {1u, 2u, 10u, 100u, 1000u}) {
      const SearchResults part = search(hostile, query::Deadline::after_polls(polls));
      if (!part.partial) continue;
      EXPECT_FALSE(part.total.exact) << hostile.name;
      EXPECT_LE(part.hits.size(), std::max<std::size_t>(hostile.request.limit, 1));
      EXPECT_THAT(part.warnings, testing::Contains(testing::HasSubstr("정해진 시간"))) << hostile.name;
    }
    EXPECT_FALSE(search(hostile, {}).partial) << hostile.name;
  }
}

TEST_F(Hostile, WhatIsCutIsTold) {
  for (const HostileQuery& hostile : hostile_queries()) {
    const bool is_cut = hostile.name == "prefixes of one syllable" || hostile.name == "10,000 pairs joined by OR" ||
                        hostile.name == "10,000 bare words" || hostile.name == "nested deeply";
    if (!is_cut) continue;
    EXPECT_THAT(search(hostile, {}).warnings, testing::Contains(testing::HasSubstr("너무 길거나 복잡해")))
        << hostile.name;
  }
}

}  // namespace
}  // namespace malmoi::search
