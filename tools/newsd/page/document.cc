// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/document.h"

#include <array>
#include <chrono>
#include <cstdlib>

#include "newsd/page/assets.h"
#include "newsd/page/html.h"
#include "newsd/page/messages.h"

namespace newsd {
namespace {

std::string hidden(std::string_view name, std::string_view value) {
  return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + escape(value) + "\">";
}

/// A date field takes whole days only: of a month or a year, its first.
std::string first_day(const std::string& date) {
  if (date.size() == 4) return date + "-01-01";
  return date.size() == 7 ? date + "-01" : date;
}

/// Likewise its last.
std::string last_day(const std::string& date) {
  if (date.size() == 4) return date + "-12-31";
  if (date.size() != 7) return date;
  const std::chrono::year year(std::atoi(date.c_str()));
  const std::chrono::month month(static_cast<unsigned>(std::atoi(date.c_str() + 5)));
  if (!month.ok()) return date;
  const auto day = static_cast<unsigned>((year / month / std::chrono::last).day());
  return date + "-" + std::to_string(day);
}

std::string date_field(std::string_view name, std::string_view label, const std::string& value) {
  return "<input type=\"date\" name=\"" + std::string(name) + "\" aria-label=\"" + escape(label) + "\" value=\"" +
         escape(value) + "\">";
}

/// What a new search keeps of the last.
std::string kept(const PageQuery& query) {
  std::string out;
  for (const std::string& each : query.categories) out += hidden("category", each);
  for (const std::string& each : query.tags) out += hidden("tag", each);
  if (query.sort != malmoi::Sort::relevance) out += hidden("sort", name(query.sort));
  if (query.names_language) out += hidden("lang", messages(query.language).lang);
  return out;
}

std::string form(const PageQuery& query) {
  const Messages& say = messages(query.language);
  const std::string open = query.from.empty() && query.to.empty() ? "" : " open";
  return std::string("<form role=\"search\" action=\"./\" method=\"get\"><div class=\"box\">") +
         "<input type=\"search\" id=\"q\" name=\"q\" value=\"" + escape(query.text) + "\" aria-label=\"" +
         say.search_label + "\" placeholder=\"" + say.search_hint +
         "\" maxlength=\"300\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" enterkeyhint=\"search\""
         " data-suggestions=\"" +
         say.suggestions + "\"><button>" + say.search + "</button></div>" + "<details class=\"period\"" + open +
         "><summary>" + say.period + "</summary><p>" + date_field("from", say.from, first_day(query.from)) + " " +
         say.until + " " + date_field("to", say.to, last_day(query.to)) + " <button class=\"plain\">" + say.apply +
         "</button></p></details>" + kept(query) + "</form>";
}

std::string head(const Messages& say, std::string_view title) {
  const auto link = [](std::string_view relation, const Asset& asset) {
    return "<link rel=\"" + std::string(relation) + "\" href=\"assets/" + std::string(asset.name) + "\">\n";
  };
  const std::string full = title.empty() ? say.site : escape(title) + " – " + say.site;
  return std::string("<!DOCTYPE html>\n<html lang=\"") + say.lang +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         full + "</title>\n" + link("stylesheet", style_sheet()) + link("icon", icon()) + "<script src=\"assets/" +
         std::string(script().name) + "\" defer></script>\n</head>\n";
}

std::string footer(const PageQuery& query) {
  const Messages& say = messages(query.language);
  PageQuery other = query;
  other.language = query.language == malmoi::Language::ko ? malmoi::Language::en : malmoi::Language::ko;
  other.names_language = true;
  const char* const lang = messages(other.language).lang;
  return std::string("<footer><details><summary>") + say.help + "</summary><ul>" + say.help_items +
         "</ul></details><a href=\"" + escape(address_of(other)) + "\" lang=\"" + lang + "\" hreflang=\"" + lang +
         "\">" + say.other_language + "</a></footer>\n";
}

}  // namespace

std::string document(const PageQuery& query, std::string_view title, std::string_view main) {
  const Messages& say = messages(query.language);
  return head(say, title) + "<body>\n<a class=\"skip\" href=\"#main\">" + say.skip +
         "</a>\n<header><a class=\"site\" href=\"" + escape(address_of(query.start())) + "\">" + say.site + "</a>" +
         form(query) + "</header>\n" + std::string(main) + footer(query) + "</body>\n</html>\n";
}

}  // namespace newsd
