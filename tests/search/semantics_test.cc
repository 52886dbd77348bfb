// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../analysis/random_text.h"
#include "analysis/function_words.h"
#include "exactness.h"
#include "random_articles.h"
#include "sample_articles.h"
#include "test_index.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using Ids = std::set<std::string>;

Ids found_by_index(const TestIndex& index, const std::string& query) {
  const auto ids = index.ids(query);
  return Ids(ids.begin(), ids.end());
}

class Semantics : public testing::TestWithParam<int> {
 protected:
  std::uint32_t seed() const { return static_cast<std::uint32_t>(GetParam()); }
  Oracle oracle_;
};

std::vector<ReadArticle> read(Oracle& oracle, const std::vector<Article>& articles) {
  std::vector<ReadArticle> read;
  for (const Article& article : articles) read.push_back(oracle.read(article));
  return read;
}

TEST_P(Semantics, IndexFindsWhatReadingFinds) {
  std::vector<Article> articles = RandomArticles(seed()).articles(100);
  const std::vector<Article> sample = sample_articles();
  articles.insert(articles.end(), sample.begin(), sample.end());
  const TestIndex index(articles);
  const auto read_articles = read(oracle_, articles);
  RandomQueries queries(articles, oracle_, seed());
  for (int i = 0; i < 1500; ++i) {
    const std::string wrong = disagreement(index.searcher(), read_articles, queries.query());
    ASSERT_TRUE(wrong.empty()) << wrong;
  }
}

TEST_P(Semantics, IndexFindsWhatReadingFindsInAnyScript) {
  analysis::RandomText random(seed());
  std::vector<Article> articles(60);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = std::to_string(i);
    articles[i].title = text::to_utf8(random.chars(60));
    articles[i].body = text::to_utf8(random.chars(60));
  }
  const TestIndex index(articles);
  const auto read_articles = read(oracle_, articles);
  RandomQueries queries(articles, oracle_, seed());
  for (int i = 0; i < 1000; ++i) {
    const std::string wrong = disagreement(index.searcher(), read_articles, queries.query());
    ASSERT_TRUE(wrong.empty()) << wrong;
  }
}

/// Do all words of a text say something, so that a match needs part of one?
bool is_content(analysis::Chain& chain, const std::string& text) {
  const analysis::AnalyzedText& analyzed = chain.find_words(text);
  return std::all_of(analyzed.words.begin(), analyzed.words.end(), [&](const analysis::Word& word) {
    const std::u32string_view form = analyzed.text(word);
    return analysis::word_weight(form, form.substr(0, word.stem_end - word.begin)) >= analysis::content_word_weight;
  });
}

/// Does a text have these bytes between two spaces?
bool has_typed(const Article& article, const std::string& word) {
  const std::string text = " " + article.title + " \n " + article.excerpt + " \n " + article.body + " ";
  return text.find(" " + word + " ") != std::string::npos;
}

/// Bare words find at least what has them as typed, and nothing that the rest of the query rules out.
TEST_P(Semantics, BareWordsRankWithinWhatIsRequired) {
  const auto articles = RandomArticles(seed()).articles(100);
  const TestIndex index(articles);
  const auto read_articles = read(oracle_, articles);
  RandomQueries queries(articles, oracle_, seed());
  analysis::Chain chain{AnalyzerSettings{}};
  for (int i = 0; i < 500; ++i) {
    const RandomQuery bare = queries.bare_word();
    const RandomQuery required = i % 4 == 0 ? RandomQuery{} : queries.query();
    const std::string query = required.text + bare.text;
    const Ids found = found_by_index(index, query);
    const bool needed = bare.wanted.field.empty() && is_content(chain, bare.text);
    for (std::size_t k = 0; k < articles.size(); ++k) {
      const bool is_allowed = Oracle::matches(required.wanted, read_articles[k]);
      if (found.contains(articles[k].id)) {
        ASSERT_TRUE(is_allowed) << query << " / " << articles[k].id;
      } else {
        ASSERT_FALSE(needed && is_allowed && has_typed(articles[k], bare.text)) << query << " / " << articles[k].id;
      }
    }
  }
}

/// A text without anything but letters and digits, in lower case.
std::string letters(const std::string& text) {
  static const std::set<char32_t> ignored = {U' ', U'·', U',', U'.', U'-', U'/', U'“',
                                             U'”', U'(', U')', U'…', U'&', U'\''};
  std::u32string kept;
  for (const char32_t c : text::to_utf32(text)) {
    if (!ignored.contains(c)) kept.push_back(c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
  return text::to_utf8(kept);
}

/// No analysis at all: what a phrase finds has its letters side by side in one line; and what is cut from a
/// line at white space is found there.
TEST_P(Semantics, PhrasesAreFoundWhereTheirLettersAre) {
  RandomArticles random(static_cast<std::uint32_t>(GetParam() + 100));
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) {
    Article& article = articles.emplace_back();
    article.id = std::to_string(i);
    for (int words = 0; words < 8; ++words) {
      const std::string word = random.pick(RandomArticles::nouns);
      const std::u32string chars = text::to_utf32(word);
      const bool hangul = std::all_of(chars.begin(), chars.end(), [](char32_t c) { return c >= U'가' && c <= U'힣'; });
      if (hangul) article.body += word + random.pick(RandomArticles::particles) + (words == 3 ? "\n" : " ");
    }
  }
  const TestIndex index(articles);
  for (const Article& article : articles) {
    for (std::size_t begin = 0; begin < article.body.size(); begin = article.body.find_first_of(" \n", begin) + 1) {
      const std::size_t line_end = std::min(article.body.find('\n', begin), article.body.size());
      for (std::size_t end = begin; (end = article.body.find_first_of(" \n", end + 1)) <= line_end;) {
        const std::string phrase = article.body.substr(begin, end - begin);
        const Ids found = found_by_index(index, "\"" + phrase + "\"");
        if (text::count_code_points(letters(phrase)) > 1) {
          EXPECT_TRUE(found.contains(article.id)) << phrase << " in " << article.body;
        }
        for (const std::string& id : found) {
          const std::string& body = articles[std::stoul(id)].body;
          const std::size_t line = body.find('\n');
          const bool first = letters(body.substr(0, line)).find(letters(phrase)) != std::string::npos;
          const bool second =
              line != body.npos && letters(body.substr(line)).find(letters(phrase)) != std::string::npos;
          EXPECT_TRUE(first || second) << phrase << " is not in " << body;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Semantics, testing::Range(1, 5));

}  // namespace
}  // namespace malmoi::search
