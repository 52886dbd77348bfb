// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "newsd/page/article_page.h"
#include "newsd/page/results_page.h"
#include "parsed.h"

namespace newsd {
namespace {

/// Closes whatever it may stand in, and would run a script.
const std::string attack =
    "x\"'></a></p></h2></title></textarea></style><script>alert(1)</script><img src=x onerror=alert(1)>--><svg "
    "onload=alert(1)>&#60;b>";

malmoi::Hit hostile_hit() {
  malmoi::Hit hit;
  hit.id = hit.title = hit.published = hit.snippet = attack;
  hit.categories = hit.tags = {attack};
  hit.url = "javascript:alert(1)";
  hit.title_highlights = hit.highlights = {{1, 30}};
  hit.duplicates = 1;
  hit.duplicate_list = {{attack, attack, "JAVASCRIPT:alert(1)", attack}};
  return hit;
}

PageQuery hostile_query() {
  PageQuery query;
  query.text = query.from = query.to = attack;
  query.categories = query.tags = {attack};
  query.copies_of = attack;
  return query;
}

/// No element, attribute or address came from the text.
void expect_harmless(const std::string& html) {
  const std::set<std::string> known = {"html",    "head", "meta", "title",  "link",   "script",  "body",    "a",
                                       "header",  "form", "div",  "input",  "button", "details", "summary", "p",
                                       "main",    "h1",   "h2",   "h3",     "ul",     "ol",      "li",      "span",
                                       "article", "time", "mark", "strong", "nav",    "footer",  "code",    "section"};
  for (const Element& each : parsed(html)) {
    EXPECT_TRUE(known.contains(each.tag)) << each.tag;
    EXPECT_TRUE(each.tag != "script" || each.text.empty()) << each.text;
    for (const auto& [name, value] : each.attributes) {
      EXPECT_NE(name.substr(0, 2), "on") << name;
      if (name != "href" && name != "src" && name != "action") continue;
      const bool own = value[0] == '#' || value.rfind("./", 0) == 0 || value.rfind("read?id=", 0) == 0 ||
                       value.rfind("assets/", 0) == 0;
      EXPECT_TRUE(own) << value;
    }
  }
}

TEST(Injection, HasNoPlaceInResults) {
  malmoi::SearchResults results;
  results.query = attack;
  results.total = {1, true};
  results.suggestion = attack;
  results.warnings = {attack};
  results.hits = {hostile_hit()};
  for (const auto facet : {malmoi::Facet::category, malmoi::Facet::tag, malmoi::Facet::month}) {
    results.facets.push_back({facet, {{attack, 2}, {"y" + attack, 1}}});
  }
  expect_harmless(results_page(hostile_query(), results));
  results.hits.clear();
  expect_harmless(results_page(hostile_query(), results));
}

TEST(Injection, HasNoPlaceInErrors) {
  for (const auto code : {malmoi::ErrorCode::invalid_argument, malmoi::ErrorCode::not_found, malmoi::ErrorCode::io}) {
    expect_harmless(error_page(hostile_query(), {code, attack}));
  }
}

TEST(Injection, HasNoPlaceInArticles) {
  malmoi::Article article;
  article.id = article.title = article.excerpt = article.body = article.published = article.author = attack;
  article.url = "data:text/html,<script>alert(1)</script>";
  article.categories = article.tags = {attack};
  expect_harmless(article_page(hostile_query(), article, {hostile_hit()}));
}

}  // namespace
}  // namespace newsd
