// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "oracle.h"
#include "random_articles.h"
#include "random_queries.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

/// In the order that SearchResults promises.
std::vector<std::pair<std::string, std::uint64_t>> in_order(const Counts& counts, Facet facet) {
  std::vector<std::pair<std::string, std::uint64_t>> all(counts.begin(), counts.end());
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (facet == Facet::month) return a.first > b.first;
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return all;
}

std::set<std::string> values_of(const Article& article, Facet facet) {
  if (facet == Facet::category) return {article.categories.begin(), article.categories.end()};
  if (facet == Facet::tag) return {article.tags.begin(), article.tags.end()};
  if (article.published.empty()) return {};
  return {article.published.substr(0, 7)};
}

/// Articles, an index of them and what reading finds in them.
class Archive {
 public:
  explicit Archive(std::uint32_t seed)
      : articles_(RandomArticles(seed).articles(250)), queries_(articles_, oracle_, seed) {
    // In several generations, some articles replaced, few instants.
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      Article& each = articles_[i];
      if (!each.published.empty()) each.published = each.published.substr(0, 8) + (i % 2 ? "01" : "15");
      read_.push_back(oracle_.read(each));
    }
    std::vector<Article> older(articles_.begin(), articles_.begin() + 100);
    for (Article& each : older) each.categories = {"예전"};
    index_.commit(older);
    index_.commit({articles_.begin() + 50, articles_.end()});
    index_.commit({articles_.begin(), articles_.begin() + 50});
  }

  /// A query that decides, not ranks, and filters beside it at times.
  SearchRequest request() {
    const RandomQuery query = queries_.query();
    wanted_ = query.wanted;
    SearchRequest request;
    request.query = query.text;
    request.snippet_length = 0;
    request.limit = 1000;
    if (turn_++ % 3 == 0) request.categories = {"정치"};
    if (turn_ % 5 == 0) request.from = "2023-03";
    return request;
  }
  /// Those that the query and the filters let through.
  std::vector<const Article*> matches(const SearchRequest& request) const {
    std::vector<const Article*> all;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      const Article& each = articles_[i];
      const bool is_filtered =
          (!request.categories.empty() && std::find(each.categories.begin(), each.categories.end(),
                                                    request.categories.front()) == each.categories.end()) ||
          (!request.from.empty() && each.published.substr(0, 7) < request.from);
      if (!is_filtered && Oracle::matches(wanted_, read_[i])) all.push_back(&each);
    }
    return all;
  }
  const TestIndex& index() const { return index_; }

 private:
  Oracle oracle_;
  std::vector<Article> articles_;
  std::vector<ReadArticle> read_;
  RandomQueries queries_;
  TestIndex index_;
  Wanted wanted_;
  unsigned turn_ = 0;
};

class Answers : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Answers, CountFacetsAsReadingDoes) {
  Archive archive(GetParam());
  std::size_t counted = 0;
  for (int i = 0; i < 400; ++i) {
    SearchRequest request = archive.request();
    const auto matches = archive.matches(request);
    request.facets = {Facet::category, Facet::tag, Facet::month};
    request.collapse = i % 2 == 0;
    request.limit = i % 3 == 0 ? 0 : 10;
    request.sort = i % 4 == 0 ? Sort::newest : Sort::relevance;
    const SearchResults results = archive.index().search(request);
    ASSERT_EQ(results.total.value, matches.size()) << request.query;
    ASSERT_TRUE(results.total.exact) << request.query;
    ASSERT_EQ(results.facets.size(), 3U);
    for (const FacetCounts& facet : results.facets) {
      Counts counts;
      for (const Article* article : matches) {
        for (const std::string& value : values_of(*article, facet.facet)) ++counts[value];
      }
      std::vector<std::pair<std::string, std::uint64_t>> found;
      for (const FacetCount& each : facet.counts) found.emplace_back(each.value, each.count);
      ASSERT_EQ(found, in_order(counts, facet.facet)) << request.query << " " << name(facet.facet);
      counted += found.size();
    }
  }
  EXPECT_GT(counted, 1000U);
}

TEST_P(Answers, SortByDateThenId) {
  Archive archive(GetParam());
  std::size_t sorted = 0;
  for (int i = 0; i < 400; ++i) {
    SearchRequest request = archive.request();
    request.collapse = false;
    request.sort = i % 2 == 0 ? Sort::newest : Sort::oldest;
    auto matches = archive.matches(request);
    std::sort(matches.begin(), matches.end(), [&](const Article* a, const Article* b) {
      if (a->published.empty() != b->published.empty()) return b->published.empty();
      if (a->published == b->published) return a->id < b->id;
      return request.sort == Sort::newest ? a->published > b->published : a->published < b->published;
    });
    std::vector<std::string> expected;
    for (const Article* each : matches) expected.push_back(each->id);
    ASSERT_EQ(TestIndex::ids(archive.index().search(request)), expected) << request.query;
    request.limit = 3;
    expected.resize(std::min<std::size_t>(expected.size(), 3));
    ASSERT_EQ(TestIndex::ids(archive.index().search(request)), expected) << request.query;
    sorted += matches.size() > 3;
  }
  EXPECT_GT(sorted, 50U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Answers, testing::Values(1, 2, 3));

}  // namespace
}  // namespace malmoi::search
