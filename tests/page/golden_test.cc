// SPDX-License-Identifier: GPL-2.0-or-later
// Each state of the page is a file in golden/. Where a change is meant: ACCEPT=1, and read the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "newsd/page/article_page.h"
#include "newsd/page/assets.h"
#include "newsd/page/results_page.h"

namespace newsd {
namespace {

/// Hashes of assets change with every change of their looks.
std::string without_hashes(std::string html) {
  for (const Asset* asset : {&style_sheet(), &script(), &icon()}) {
    const std::size_t at = html.find(asset->name);
    if (at != std::string::npos)
      html.replace(at, asset->name.size(), "page" + std::string(asset->name.substr(asset->name.rfind('.'))));
  }
  return html;
}

void expect_golden(const std::string& name, const std::string& html) {
  const std::string path = GOLDEN + name + ".html";
  const std::string actual = without_hashes(html);
  if (std::getenv("ACCEPT") != nullptr) std::ofstream(path) << actual;
  std::ifstream file(path);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(actual, expected) << path;
}

malmoi::Hit hit(const std::string& number, const std::string& url) {
  malmoi::Hit hit;
  hit.id = "wire/" + number;
  hit.title = "기준금리 " + number + "달째 동결";
  hit.url = url;
  hit.published = "2024-07-0" + number + "T09:30:00+09:00";
  hit.categories = {"경제"};
  hit.snippet = "한빛은행은 \"물가가 더 내려야 한다\"며 금리를 그대로 두었다.";
  hit.title_highlights = {{6, 12}};
  return hit;
}

malmoi::SearchResults results_with(std::vector<malmoi::Hit> hits) {
  malmoi::SearchResults results;
  results.total = {hits.size(), true};
  results.took_ms = 1.5;
  results.hits = std::move(hits);
  return results;
}

PageQuery query_for(const std::string& text) {
  PageQuery query;
  query.text = text;
  return query;
}

TEST(Golden, Results) {
  auto results = results_with({hit("1", "https://news.example/1"), hit("2", "")});
  results.hits[0].duplicates = 2;
  results.suggestion = "기준금리";
  results.warnings = {"한 글자는 홀로 선 것만 찾습니다: 금"};
  results.facets = {{malmoi::Facet::category, {{"경제", 2}, {"은행", 1}}},
                    {malmoi::Facet::month, {{"2024-07", 1}, {"2023-12", 1}, {"2023-01", 1}}}};
  expect_golden("results", results_page(query_for("금리"), results));
}

TEST(Golden, CopiesOfAHitInEnglish) {
  auto results = results_with({hit("1", "/news/1.html")});
  results.hits[0].duplicates = 1;
  results.hits[0].duplicate_list = {{"wire/9", "기준금리 또 동결", "", "2024-07-02"}};
  PageQuery query = query_for("금리");
  query.copies_of = "wire/1";
  query.language = malmoi::Language::en;
  query.names_language = true;
  expect_golden("copies", results_page(query, results));
}

TEST(Golden, FiltersAndAMiddlePage) {
  auto results = results_with(std::vector<malmoi::Hit>(11, hit("3", "")));
  results.total = {1234, false};
  results.partial = true;
  PageQuery query = query_for("금리");
  query.categories = {"경제"};
  query.tags = {"물가"};
  query.from = query.to = "2024-02";
  query.sort = malmoi::Sort::newest;
  query.page = 6;
  expect_golden("filters", results_page(query, results));
}

TEST(Golden, NoResult) {
  PageQuery query = query_for("없는말");
  query.from = "2024";
  expect_golden("no_result", results_page(query, results_with({})));
}

TEST(Golden, PastTheEnd) {
  PageQuery query = query_for("금리");
  query.page = 90;
  expect_golden("past_the_end", results_page(query, results_with({})));
}

TEST(Golden, EmptyIndex) { expect_golden("empty", results_page(query_for(""), results_with({}))); }

TEST(Golden, Error) {
  expect_golden("error", error_page(query_for("금리"), {malmoi::ErrorCode::invalid_argument, "from: <not a date>"}));
  expect_golden("failure", error_page(query_for("금리"), {malmoi::ErrorCode::io, "disk"}));
}

TEST(Golden, Article) {
  malmoi::Article article;
  article.id = "wire/1";
  article.title = "기준금리 동결";
  article.excerpt = "한빛은행이 금리를 그대로 두었다.";
  article.body = "첫 문단이다.\n\n둘째 문단이다.";
  article.published = "2024-07-01";
  article.author = "서가람";
  article.categories = {"경제"};
  article.url = "https://news.example/1";
  expect_golden("article", article_page(PageQuery{}, article, {hit("2", "")}));
}

}  // namespace
}  // namespace newsd
