// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../analysis/random_text.h"
#include "query/searchable.h"
#include "query/syntax.h"
#include "random_articles.h"
#include "search/verifier.h"
#include "test_index.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using Ids = std::set<std::string>;

/// Boolean queries of random make, over words and phrases cut from the articles.
class RandomQueries {
 public:
  RandomQueries(const std::vector<Article>& articles, std::uint32_t seed) : articles_(articles), random_(seed) {}

  /// Every clause must hold, so that the answer is a set and no matter of rank.
  std::string query() {
    std::string text;
    for (std::size_t clauses = 1 + random_.below(3); clauses > 0; --clauses) text += required() + " ";
    return text;
  }

  /// A stretch of a text, cut anywhere between code points; now and then with two parts exchanged.
  std::string stretch() {
    const Article& article = articles_[random_.below(articles_.size())];
    const std::string fields[] = {article.title, article.excerpt, article.body};
    std::u32string text = text::to_utf32(fields[random_.below(3)]);
    const std::size_t begin = random_.below(text.size() + 1);
    text = text.substr(begin, 1 + random_.below(random_.below(4) ? 6 : 20));
    if (random_.below(5) == 0)
      std::rotate(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.size() / 2), text.end());
    if (random_.below(4) == 0) std::erase(text, U' ');
    std::erase_if(text, [](char32_t c) { return c == U'"' || c == U'“' || c == U'”'; });
    return text::to_utf8(text);
  }

 private:
  std::string required() {
    switch (random_.below(10)) {
      case 0:
        return "-" + leaf();
      case 1:
        return leaf() + " AND " + leaf();
      case 2:
        return "+(" + leaf() + " OR " + leaf() + ")";
      case 3:
        return "+(" + leaf() + " " + word() + " -" + leaf() + ")";
      case 4:
        return "NOT (" + leaf() + " AND " + leaf() + ")";
      default:
        return "+" + leaf();
    }
  }

  std::string leaf() {
    switch (random_.below(16)) {
      case 0:
        return "category:\"" + random_.pick(RandomArticles::categories) + "\"";
      case 1:
        return "tag:" + random_.pick(RandomArticles::tags);
      case 2:
        return "author:" + random_.pick(RandomArticles::authors);
      case 3:
        return date();
      case 4:
      case 5:
        return field() + word();
      case 6:
      case 7:
        return field() + word() + "*";
      default:
        return field() + "\"" + stretch() + "\"";
    }
  }

  std::string word() { return random_.below(2) ? random_.pick(RandomArticles::nouns) : random_.word(); }

  std::string field() {
    static constexpr std::array names = {"", "", "", "title:", "excerpt:", "body:"};
    return random_.pick(names);
  }

  std::string date() {
    std::string a = random_.day(), b = random_.day();
    if (a > b) std::swap(a, b);
    switch (random_.below(5)) {
      case 0:
        return "date:" + a.substr(0, 7);
      case 1:
        return "date:" + a.substr(0, 4);
      case 2:
        return "date:.." + b;
      case 3:
        return "date:" + a + "..";
      default:
        return "date:" + a + ".." + b;
    }
  }

  const std::vector<Article>& articles_;
  RandomArticles random_;
};

Ids found_by_index(const TestIndex& index, const std::string& query) {
  const auto ids = index.ids(query);
  return Ids(ids.begin(), ids.end());
}

/// What the query language says, one article after the other, without an index.
Ids found_by_reading(TextMatcher& matcher, const std::vector<Article>& articles, const std::string& query) {
  query::ParsedQuery parsed = query::parse(query);
  analysis::Chain chain({});
  query::drop_unsearchable(parsed, chain);
  Verifier verifier(matcher, parsed.root, {});
  Ids ids;
  for (const Article& article : articles) {
    if (verifier.matches(article)) ids.insert(article.id);
  }
  return ids;
}

class Semantics : public testing::TestWithParam<int> {};

TEST_P(Semantics, IndexFindsWhatReadingFinds) {
  const auto articles = RandomArticles(static_cast<std::uint32_t>(GetParam())).articles(100);
  const TestIndex index(articles);
  TextMatcher matcher({});
  RandomQueries queries(articles, static_cast<std::uint32_t>(GetParam()));
  for (int i = 0; i < 1500; ++i) {
    const std::string query = queries.query();
    ASSERT_EQ(found_by_index(index, query), found_by_reading(matcher, articles, query))
        << query << "\n"
        << query::to_string(query::parse(query).root);
  }
}

TEST_P(Semantics, IndexFindsWhatReadingFindsInAnyScript) {
  analysis::RandomText random(static_cast<std::uint32_t>(GetParam()));
  const auto text = [&] {
    std::u32string chars = random.chars(60);
    std::erase(chars, U'"');
    return text::to_utf8(chars);
  };
  std::vector<Article> articles(60);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = std::to_string(i);
    articles[i].title = text();
    articles[i].body = text();
  }
  const TestIndex index(articles);
  TextMatcher matcher({});
  RandomQueries queries(articles, static_cast<std::uint32_t>(GetParam()));
  for (int i = 0; i < 400; ++i) {
    const std::string phrase = queries.stretch();
    for (const std::string& query : {"+\"" + phrase + "\"", "-\"" + phrase + "\"", "title:" + phrase + "*"}) {
      const query::Node root = query::parse(query).root;
      if (root.children.size() != 1 || !query::is_required(root.children.front()))
        continue;  // has signs of the language
      ASSERT_EQ(found_by_index(index, query), found_by_reading(matcher, articles, query))
          << testing::PrintToString(text::to_utf32(query)) << query::to_string(root);
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
