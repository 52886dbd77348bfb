// SPDX-License-Identifier: GPL-2.0-or-later
// What people type: half-typed words, initial consonants, other layouts, slips, words with synonyms.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "random_articles.h"
#include "test_index.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

Settings with_synonyms(const TemporaryFolder& folder) {
  Settings settings;
  settings.search.synonyms = folder.write("synonyms.yaml",
                                          "- equal: [한국은행, 은행, 金融]\n"
                                          "- equal: [미국, 美, 한 미]\n"
                                          "- from: [코로나]\n  to: [코로나19, 남북 정상]\n");
  return settings;
}

class TypedQueries : public testing::TestWithParam<std::uint32_t> {
 protected:
  TypedQueries() : draw_(GetParam()), articles_(draw_.articles(250)), index_(articles_, with_synonyms(folder_)) {}

  std::u32string title_word() {
    const std::u32string title = text::to_utf32(articles_[draw_.below(articles_.size())].title);
    const std::size_t begin = draw_.below(title.size());
    return title.substr(begin, title.find(U' ', begin) - begin);
  }
  /// The first keys of a word of a title, on one layout or the other.
  std::string beginning(std::size_t most_keys) {
    const std::string keys = text::keystrokes(title_word());
    const std::u32string some = text::to_utf32(keys).substr(0, 1 + draw_.below(most_keys));
    return text::to_utf8(draw_.below(3) ? text::compose_keystrokes(some) : some);
  }
  std::string initials() {
    std::u32string word = title_word();
    for (char32_t& each : word) {
      if (text::is_syllable(each) && draw_.below(4)) each = text::initial_jamo(each);
    }
    return text::to_utf8(word);
  }
  /// A word with a wrong key, typed twice, or left out.
  std::string slip() {
    std::u32string keys = text::to_utf32(text::keystrokes(title_word()));
    if (keys.empty()) return {};
    const std::size_t at = draw_.below(keys.size());
    switch (draw_.below(3)) {
      case 0:
        keys[at] = U'a' + static_cast<char32_t>(draw_.below(26));
        break;
      case 1:
        keys.insert(at, 1, keys[at]);
        break;
      default:
        keys.erase(at, 1);
    }
    return text::to_utf8(text::compose_keystrokes(keys));
  }
  /// Words without operators.
  std::string words() {
    std::string query;
    for (std::size_t left = 1 + draw_.below(3); left > 0; --left) {
      query += (draw_.below(2) ? slip() : text::to_utf8(title_word())) + ' ';
    }
    return query;
  }
  std::string query() {
    static constexpr std::array marks = {"", "", "", "+", "-", "title:", "OR ", "\"", "("};
    static constexpr std::array known = {"한국은행", "\"미국\"", "코로나", "한미*", "한 미", "date:2023"};
    std::string query;
    for (std::size_t words = 1 + draw_.below(4); words > 0; --words) {
      query += draw_.pick(marks);
      switch (draw_.below(5)) {
        case 0:
          query += beginning(8);
          break;
        case 1:
          query += initials();
          break;
        case 2:
          query += slip();
          break;
        case 3:
          query += draw_.pick(known);
          break;
        default:
          query += text::to_utf8(title_word());
      }
      query += ' ';
    }
    return query;
  }

  TemporaryFolder folder_;
  RandomArticles draw_;
  std::vector<Article> articles_;
  TestIndex index_;
};

TEST_P(TypedQueries, CountTheSameWhateverIsShown) {
  std::size_t with_hits = 0, corrected = 0;
  for (int i = 0; i < 200; ++i) {
    SearchRequest request;
    request.query = query();
    request.correct = i % 3 == 0;
    request.limit = 1000;
    request.collapse = false;
    const SearchResults all = index_.search(request);
    ASSERT_TRUE(all.total.exact) << request.query;
    ASSERT_EQ(all.total.value, all.hits.size()) << request.query;
    const std::vector<std::string> hits = TestIndex::ids(all);
    const std::set<std::string> ids(hits.begin(), hits.end());
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      for (const std::uint32_t limit : {0U, 10U, 100U}) {
        request.sort = sort;
        request.limit = limit;
        const SearchResults some = index_.search(request);
        ASSERT_EQ(some.total.value, all.total.value) << request.query;
        ASSERT_TRUE(some.total.exact) << request.query;
        ASSERT_EQ(some.suggestion, all.suggestion) << request.query;
        ASSERT_EQ(some.corrected, all.corrected) << request.query;
        ASSERT_EQ(some.hits.size(), std::min<std::size_t>(limit, hits.size())) << request.query;
        for (const Hit& hit : some.hits) ASSERT_TRUE(ids.contains(hit.id)) << request.query;
      }
    }
    with_hits += !hits.empty();
    corrected += all.suggestion || all.corrected;
  }
  EXPECT_GT(with_hits, 60U);
  EXPECT_GT(corrected, 2U);
}

TEST_P(TypedQueries, FindWhatTheirCorrectionFinds) {
  std::size_t suggested = 0;
  for (int i = 0; i < 300; ++i) {
    SearchRequest request;
    request.query = words();
    const SearchResults as_typed = index_.search(request);
    if (!as_typed.suggestion) continue;
    request.correct = true;
    const SearchResults corrected = index_.search(request);
    ASSERT_EQ(corrected.corrected, as_typed.suggestion) << request.query;
    ASSERT_GT(corrected.total.value, 0U) << request.query;
    SearchRequest retyped;
    retyped.query = *as_typed.suggestion;
    ASSERT_EQ(TestIndex::ids(index_.search(retyped)), TestIndex::ids(corrected)) << request.query;
    ++suggested;
  }
  EXPECT_GT(suggested, 10U);
}

TEST_P(TypedQueries, WhatIsSuggestedIsFound) {
  std::set<SuggestionKind> kinds;
  for (int i = 0; i < 400; ++i) {
    SuggestRequest request;
    request.typed = (i % 4 == 0 ? text::to_utf8(title_word()) + " " : "") + (i % 5 == 0 ? initials() : beginning(4));
    request.limit = 20;
    const auto suggestions = index_.searcher().suggest(request);
    ASSERT_TRUE(suggestions) << suggestions.error().message;
    for (const Suggestion& each : suggestions->suggestions) {
      SearchRequest search;
      search.query = each.text;
      search.limit = 0;
      ASSERT_GT(index_.search(search).total.value, 0U) << request.typed << " / " << each.text;
      kinds.insert(each.kind);
    }
  }
  EXPECT_EQ(kinds.size(), 4U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TypedQueries, testing::Values(1, 2, 3));

}  // namespace
}  // namespace malmoi::search
