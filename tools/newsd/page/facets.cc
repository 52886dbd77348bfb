// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/facets.h"

#include <algorithm>
#include <functional>
#include <map>

#include "newsd/page/html.h"
#include "newsd/page/messages.h"

namespace newsd {
namespace {

using malmoi::Facet;
using malmoi::FacetCount;
using Counts = std::vector<FacetCount>;

constexpr std::size_t most_values = 12;

/// The first page of the same search with something changed.
PageQuery changed(const PageQuery& query, const std::function<void(PageQuery&)>& change) {
  PageQuery other = query;
  other.page = 1;
  other.copies_of.clear();
  change(other);
  return other;
}

PageQuery narrowed(const PageQuery& query, Facet facet, const std::string& value) {
  return changed(query, [&](PageQuery& other) {
    if (facet == Facet::category) other.categories = {value};
    if (facet == Facet::tag) other.tags = {value};
    if (facet == Facet::month) other.from = other.to = value;
  });
}

/// Months as years where there are several, newest first.
Counts by_year(const Counts& months) {
  std::map<std::string, std::uint64_t, std::greater<>> years;
  for (const FacetCount& month : months) years[month.value.substr(0, 4)] += month.count;
  if (years.size() < 2) return months;
  Counts counts;
  for (const auto& [year, count] : years) counts.push_back({year, count});
  return counts;
}

const char* heading(const Messages& say, Facet facet, const Counts& counts) {
  if (facet == Facet::category) return say.category;
  if (facet == Facet::tag) return say.tag;
  return counts.front().value.size() == 4 ? say.year : say.month;
}

std::string choices(const PageQuery& query, Facet facet, const Counts& counts) {
  if (counts.size() < 2) return "";
  std::string out = std::string("<h3>") + heading(messages(query.language), facet, counts) + "</h3><ul>";
  for (const FacetCount& each : Counts(counts.begin(), counts.begin() + std::min(counts.size(), most_values))) {
    const std::string shown = facet == Facet::month ? shown_date(each.value, query.language) : each.value;
    out += "<li><a href=\"" + escape(address_of(narrowed(query, facet, each.value))) + "\">" + escape(shown) +
           "</a> <span>" + grouped(each.count) + "</span></li>";
  }
  return out + "</ul>";
}

std::string removal(const PageQuery& query, const std::string& shown, const std::function<void(PageQuery&)>& change) {
  return "<li><a href=\"" + escape(address_of(changed(query, change))) + "\" aria-label=\"" +
         messages(query.language).remove + ": " + escape(shown) + "\">" + escape(shown) +
         " <span aria-hidden=\"true\">×</span></a></li>";
}

std::string shown_period(const PageQuery& query) {
  const std::string from = shown_date(query.from, query.language);
  return query.from == query.to ? from : from + " – " + shown_date(query.to, query.language);
}

}  // namespace

std::string facets(const PageQuery& query, const malmoi::SearchResults& results) {
  std::string out;
  for (const malmoi::FacetCounts& each : results.facets) {
    out += choices(query, each.facet, each.facet == Facet::month ? by_year(each.counts) : each.counts);
  }
  if (out.empty()) return "";
  const char* const narrow = messages(query.language).narrow;
  return "<nav class=\"facets\" id=\"facets\" aria-labelledby=\"narrow\"><h2 id=\"narrow\">" + std::string(narrow) +
         "</h2>" + out + "</nav>\n";
}

std::string filters(const PageQuery& query) {
  if (!query.has_filters()) return "";
  std::string out = std::string("<ul class=\"filters\" aria-label=\"") + messages(query.language).filters + "\">";
  for (const std::string& each : query.categories) {
    out += removal(query, each, [&](PageQuery& other) { std::erase(other.categories, each); });
  }
  for (const std::string& each : query.tags) {
    out += removal(query, each, [&](PageQuery& other) { std::erase(other.tags, each); });
  }
  if (!query.from.empty() || !query.to.empty()) {
    out += removal(query, shown_period(query), [](PageQuery& other) { other.from = other.to = ""; });
  }
  return out + "</ul>";
}

}  // namespace newsd
