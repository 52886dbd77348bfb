// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/results_page.h"

#include <algorithm>
#include <cstdio>

#include "newsd/page/document.h"
#include "newsd/page/facets.h"
#include "newsd/page/hit.h"
#include "newsd/page/html.h"
#include "newsd/page/messages.h"

namespace newsd {
namespace {

using malmoi::SearchResults;
using malmoi::Sort;

std::string heading(const PageQuery& query) {
  const Messages& say = messages(query.language);
  if (!query.text.empty()) return fill(say.results_of, escape(query.text));
  return query.has_filters() ? say.results : say.latest;
}

std::string count_line(const PageQuery& query, const SearchResults& results) {
  const Messages& say = messages(query.language);
  const char* const many = results.total.exact ? say.total : say.total_estimate;
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.3f", results.took_ms / 1000);
  return "<p class=\"count\">" + counted(results.total.value, results.total.exact ? say.total_one : many, many) +
         " <span>" + fill(say.seconds, seconds) + "</span></p>";
}

std::string sort_links(const PageQuery& query) {
  const Messages& say = messages(query.language);
  std::string out = std::string("<ul class=\"sort\" aria-label=\"") + say.sort + "\">";
  // All articles, which nothing ranks, come newest first.
  const Sort current = query.text.empty() && query.sort == Sort::relevance ? Sort::newest : query.sort;
  for (const auto& [sort, label] : {std::pair{Sort::relevance, say.by_relevance}, std::pair{Sort::newest, say.newest},
                                    std::pair{Sort::oldest, say.oldest}}) {
    if (sort == Sort::relevance && query.text.empty()) continue;
    PageQuery other = query;
    other.sort = sort;
    other.page = 1;
    out += "<li>" + link(address_of(other), label, sort == current ? " aria-current=\"true\"" : "") + "</li>";
  }
  return out + "</ul>";
}

std::string did_you_mean(const PageQuery& query, const SearchResults& results) {
  if (!results.suggestion) return "";
  PageQuery meant = query;
  meant.text = *results.suggestion;
  meant.page = 1;
  return std::string("<p class=\"meant\">") + messages(query.language).did_you_mean + " " +
         link(address_of(meant), "<strong>" + escape(*results.suggestion) + "</strong>") + "</p>";
}

std::string notices(const PageQuery& query, const SearchResults& results) {
  const Messages& say = messages(query.language);
  std::string items = results.partial ? std::string("<li>") + say.partial + "</li>" : "";
  for (const std::string& each : results.warnings) items += "<li>" + escape(each) + "</li>";
  if (items.empty()) return "";
  return std::string("<ul class=\"notices\" aria-label=\"") + say.notices + "\">" + items + "</ul>";
}

std::string page_link(const PageQuery& query, std::uint32_t page, const std::string& label,
                      std::string_view more = "") {
  PageQuery other = query;
  other.page = page;
  other.copies_of.clear();
  return "<li>" + link(address_of(other), label, more) + "</li>";
}

/// Pages before this one, and the next if there is one: how many there are is not known, as near-duplicates fold.
std::string pages(const PageQuery& query, bool has_next) {
  if (query.page == 1 && !has_next) return "";
  const Messages& say = messages(query.language);
  std::string out = std::string("<nav class=\"pages\" aria-label=\"") + say.pages + "\"><ul>";
  if (query.page > 1) out += page_link(query, query.page - 1, say.previous, " rel=\"prev\"");
  const std::uint32_t last = query.page + (has_next ? 1 : 0);
  for (std::uint32_t page = query.page > 4 ? query.page - 4 : 1; page <= last; ++page) {
    const std::string number = std::to_string(page);
    out += page_link(
        query, page, number,
        " aria-label=\"" + fill(say.page, number) + "\"" + (page == query.page ? " aria-current=\"page\"" : ""));
  }
  if (has_next) out += page_link(query, query.page + 1, say.next, " rel=\"next\"");
  return out + "</ul></nav>";
}

std::string nothing(const PageQuery& query) {
  const Messages& say = messages(query.language);
  PageQuery other = query;
  other.page = 1;
  if (query.page > 1) {
    return std::string("<div class=\"none\"><p>") + say.past_the_end + "</p><p>" +
           link(address_of(other), say.to_first_page) + "</p></div>";
  }
  if (query.text.empty() && !query.has_filters()) {
    return std::string("<div class=\"none\"><p>") + say.no_articles + "</p></div>";
  }
  other = query.start();
  other.text = query.text;
  const std::string without =
      query.has_filters() ? "<p>" + link(address_of(other), say.remove_all) + "</p>" : std::string();
  return std::string("<div class=\"none\"><p>") + say.no_result + "</p>" + without + "<ul>" + say.no_result_hints +
         "</ul></div>";
}

std::string hit_list(const PageQuery& query, const SearchResults& results) {
  if (results.hits.empty()) return nothing(query);
  const std::size_t shown = std::min<std::size_t>(results.hits.size(), hits_on_page);
  std::string out =
      "<ol class=\"hits\" lang=\"ko\" start=\"" + std::to_string((query.page - 1) * hits_on_page + 1) + "\">\n";
  for (std::size_t i = 0; i < shown; ++i) out += hit_item(query, results.hits[i]);
  return out + "</ol>\n" + pages(query, results.hits.size() > hits_on_page);
}

std::string main_element(const std::string& html) {
  return "<main id=\"main\" tabindex=\"-1\">\n" + html + "</main>\n";
}

}  // namespace

std::string results_page(const PageQuery& query, const SearchResults& results) {
  const std::string top = "<h1>" + heading(query) + "</h1><div class=\"bar\">" + count_line(query, results) +
                          (results.hits.empty() ? "" : sort_links(query)) + "</div>" + filters(query) +
                          did_you_mean(query, results) + notices(query, results) + "\n";
  return document(
      query, query.text,
      "<div class=\"columns\">\n" + main_element(top + hit_list(query, results)) + facets(query, results) + "</div>\n");
}

std::string error_page(const PageQuery& query, const malmoi::Error& error) {
  const Messages& say = messages(query.language);
  const bool asked_wrongly = error.code == malmoi::ErrorCode::invalid_argument;
  const char* const title = error.code == malmoi::ErrorCode::not_found ? say.missing
                            : asked_wrongly                            ? say.bad_request
                                                                       : say.failure;
  const std::string detail = asked_wrongly ? "<p lang=\"en\">" + escape(error.message) + "</p>"
                             : error.code == malmoi::ErrorCode::not_found ? std::string()
                                                                          : std::string("<p>") + say.try_again + "</p>";
  return document(
      query, title,
      main_element(std::string("<h1>") + title + "</h1><div class=\"none\" role=\"alert\">" + detail + "</div>\n"));
}

}  // namespace newsd
