// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/hit.h"

#include "newsd/page/html.h"
#include "newsd/page/messages.h"

namespace newsd {
namespace {

using malmoi::Hit;

/// Where an article can be read: at its own address, else here.
std::string article_address(const PageQuery& query, const std::string& id, const std::string& url) {
  return is_linkable(url) ? url : address_of_article(query, id);
}

std::string category_links(const PageQuery& query, const Hit& hit) {
  std::string out;
  for (const std::string& each : hit.categories) {
    PageQuery only = query.start();
    only.text = query.text;
    only.categories = {each};
    out += " " + link(address_of(only), escape(each));
  }
  return out;
}

std::string copies_list(const PageQuery& query, const Hit& hit) {
  std::string out = "<ul class=\"copies\" id=\"copies\">";
  for (const malmoi::Duplicate& each : hit.duplicate_list) {
    out += "<li>" + article_link(query, each.id, each.url, escape(each.title)) + " " +
           date_element(query, each.published) + "</li>";
  }
  return out + "</ul>";
}

/// Folded articles: how many, as a link that lists them.
std::string copies(const PageQuery& query, const Hit& hit) {
  if (hit.duplicates == 0) return "";
  const Messages& say = messages(query.language);
  const std::string count = counted(hit.duplicates, say.copies_one, say.copies);
  if (query.copies_of == hit.id) return " <span>" + count + "</span>" + copies_list(query, hit);
  PageQuery open = query;
  open.copies_of = hit.id;
  return " " + link(address_of(open) + "#copies", count);
}

}  // namespace

std::string date_element(const PageQuery& query, const std::string& published) {
  if (published.empty()) return "";
  return "<time datetime=\"" + escape(published) + "\">" + escape(shown_date(published.substr(0, 10), query.language)) +
         "</time>";
}

std::string article_link(const PageQuery& query, const std::string& id, const std::string& url,
                         const std::string& html) {
  return link(article_address(query, id, url), html.empty() ? messages(query.language).untitled : html);
}

std::string hit_item(const PageQuery& query, const Hit& hit) {
  std::string out =
      "<li><article><h2>" + article_link(query, hit.id, hit.url, escape_marked(hit.title, hit.title_highlights)) +
      "</h2><p class=\"meta\">" + date_element(query, hit.published) + category_links(query, hit) + "</p>";
  if (!hit.snippet.empty()) out += "<p class=\"snippet\">" + escape_marked(hit.snippet, hit.highlights) + "</p>";
  const std::string stored =
      !is_linkable(hit.url) ? "" : link(address_of_article(query, hit.id), messages(query.language).stored_text);
  if (!stored.empty() || hit.duplicates > 0) out += "<div class=\"more\">" + stored + copies(query, hit) + "</div>";
  return out + "</article></li>\n";
}

}  // namespace newsd
