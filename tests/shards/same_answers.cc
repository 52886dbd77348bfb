// SPDX-License-Identifier: GPL-2.0-or-later
#include "same_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

namespace malmoi {
namespace {

/// Sums of the same numbers in another order differ in their last digits, by which they may be rounded up or down to
/// the sixth place.
bool same_score(double a, double b) { return std::abs(a - b) <= 1e-6 + 1e-9 * std::max(std::abs(a), std::abs(b)); }

void flatten(const Explanation& explanation, std::multimap<std::string, double>& parts) {
  parts.emplace(explanation.label, explanation.score);
  for (const Explanation& part : explanation.parts) flatten(part, parts);
}

void expect_same_explanation(const Explanation& one, const Explanation& other) {
  std::multimap<std::string, double> expected, parts;
  flatten(one, expected);
  flatten(other, parts);
  ASSERT_EQ(parts.size(), expected.size());
  for (auto a = expected.begin(), b = parts.begin(); a != expected.end(); ++a, ++b) {
    EXPECT_EQ(b->first, a->first);
    EXPECT_NEAR(b->second, a->second, 2e-6);  // rounded
  }
}

void expect_same_hit(const Hit& one, const Hit& other) {
  EXPECT_EQ(other.id, one.id);
  EXPECT_TRUE(same_score(other.score, one.score)) << other.score << " instead of " << one.score;
  EXPECT_EQ(other.title, one.title);
  EXPECT_EQ(other.snippet, one.snippet);
  EXPECT_EQ(other.published, one.published);
  EXPECT_EQ(other.duplicates, one.duplicates);
  ASSERT_EQ(other.duplicate_list.size(), one.duplicate_list.size());
  ASSERT_EQ(other.explanation.has_value(), one.explanation.has_value());
  if (one.explanation) expect_same_explanation(*one.explanation, *other.explanation);
}

void expect_same_facets(const std::vector<FacetCounts>& one, const std::vector<FacetCounts>& other) {
  ASSERT_EQ(other.size(), one.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(other[i].counts.size(), one[i].counts.size());
    for (std::size_t k = 0; k < one[i].counts.size(); ++k) {
      EXPECT_EQ(other[i].counts[k].value, one[i].counts[k].value);
      EXPECT_EQ(other[i].counts[k].count, one[i].counts[k].count);
    }
  }
}

std::string describe(const SearchRequest& request) {
  return "query: " + request.query + (request.similar_to.empty() ? "" : ", similar to " + request.similar_to) +
         (request.similar_text.empty() ? "" : ", similar to a text") + ", sort " +
         std::to_string(static_cast<int>(request.sort));
}

void expect_same_answer(const SearchResults& one, const SearchResults& other) {
  EXPECT_FALSE(other.partial);
  EXPECT_EQ(other.warnings, one.warnings);
  if (other.total.exact) {
    EXPECT_EQ(other.total.value, one.total.value);
  }
  ASSERT_EQ(other.hits.size(), one.hits.size());
  for (std::size_t i = 0; i < one.hits.size(); ++i) {
    SCOPED_TRACE("hit " + std::to_string(i));
    expect_same_hit(one.hits[i], other.hits[i]);
  }
  expect_same_facets(one.facets, other.facets);
}

}  // namespace

void expect_same_answers(const Searcher& one, const Searcher& other, const std::vector<SearchRequest>& requests) {
  std::size_t hits = 0;
  for (SearchRequest request : requests) {
    SCOPED_TRACE(describe(request));
    request.time_budget = std::chrono::milliseconds(0);
    const auto expected = one.search(request);
    const auto found = other.search(request);
    ASSERT_TRUE(expected) << expected.error().message;
    ASSERT_TRUE(found) << found.error().message;
    hits += expected->hits.size();
    expect_same_answer(*expected, *found);
    if (testing::Test::HasFailure()) return;  // one is enough to read
  }
  EXPECT_GT(hits, requests.size()) << "a test of nothing";
}

void expect_same_suggestions(const Searcher& one, const Searcher& other, const std::vector<std::string>& typed) {
  for (const std::string& each : typed) {
    SCOPED_TRACE(each);
    SuggestRequest request;
    request.typed = each;
    const auto expected = one.suggest(request);
    const auto found = other.suggest(request);
    ASSERT_TRUE(expected) << expected.error().message;
    ASSERT_TRUE(found) << found.error().message;
    ASSERT_EQ(found->suggestions.size(), expected->suggestions.size());
    for (std::size_t i = 0; i < expected->suggestions.size(); ++i) {
      EXPECT_EQ(found->suggestions[i].text, expected->suggestions[i].text);
    }
  }
}

}  // namespace malmoi
