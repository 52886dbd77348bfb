// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/article_page.h"

#include <algorithm>
#include <string_view>

#include "newsd/page/document.h"
#include "newsd/page/hit.h"
#include "newsd/page/html.h"
#include "newsd/page/messages.h"

namespace newsd {
namespace {

/// Blocks are lines, see Article::body.
std::string paragraphs(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::string_view line = body.substr(0, body.find('\n'));
    body.remove_prefix(std::min(line.size() + 1, body.size()));
    if (!line.empty()) out += "<p>" + escape(line) + "</p>\n";
  }
  return out;
}

std::string terms(const PageQuery& query, const std::vector<std::string>& values,
                  std::vector<std::string> PageQuery::*filter) {
  std::string out;
  for (const std::string& each : values) {
    PageQuery all = query.start();
    all.*filter = {each};
    out += " " + link(address_of(all), escape(each));
  }
  return out;
}

std::string meta(const PageQuery& query, const malmoi::Article& article) {
  std::string out = "<p class=\"meta\">" + date_element(query, article.published);
  if (!article.author.empty()) out += " <span>" + escape(article.author) + "</span>";
  out += terms(query, article.categories, &PageQuery::categories) + terms(query, article.tags, &PageQuery::tags);
  if (is_linkable(article.url)) {
    out += " " + link(article.url, messages(query.language).original);
  }
  return out + "</p>\n";
}

std::string similar_list(const PageQuery& query, const std::vector<malmoi::Hit>& similar) {
  if (similar.empty()) return "";
  std::string out = std::string("<section aria-labelledby=\"similar\"><h2 id=\"similar\">") +
                    messages(query.language).similar + "</h2><ul class=\"similar\" lang=\"ko\">\n";
  for (const malmoi::Hit& each : similar) {
    out += "<li>" + article_link(query, each.id, each.url, escape(each.title)) + " " +
           date_element(query, each.published) + "</li>\n";
  }
  return out + "</ul></section>\n";
}

}  // namespace

std::string article_page(const PageQuery& query, const malmoi::Article& article,
                         const std::vector<malmoi::Hit>& similar) {
  const std::string title = article.title.empty() ? messages(query.language).untitled : article.title;
  const std::string excerpt =
      article.excerpt.empty() ? "" : "<p class=\"excerpt\">" + escape(article.excerpt) + "</p>\n";
  return document(query, title,
                  "<main id=\"main\" class=\"read\" tabindex=\"-1\">\n<article lang=\"ko\"><h1>" + escape(title) +
                      "</h1>" + meta(query, article) + excerpt + paragraphs(article.body) + "</article>\n" +
                      similar_list(query, similar) + "</main>\n");
}

}  // namespace newsd
