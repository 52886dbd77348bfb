// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/page_query.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "newsd/page/html.h"

namespace newsd {
namespace {

using malmoi::Language;
using malmoi::Sort;

constexpr std::uint32_t last_page = 1'000;  // as far as ServerSettings::max_offset goes by default

std::string without_spaces_around(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(spaces), text.size());
  text.remove_prefix(begin);
  return std::string(text.substr(0, text.find_last_not_of(spaces) + 1));
}

std::string text(const Request& request, std::string_view name) {
  return without_spaces_around(request.parameter(name).value_or(""));
}

/// Those that are not empty, each once.
std::vector<std::string> texts(const Request& request, std::string_view name) {
  std::vector<std::string> all;
  for (const auto& [key, value] : request.query) {
    if (key == name && !value.empty() && std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
  }
  return all;
}

std::uint32_t page_number(std::string_view digits) {
  std::uint32_t number = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return std::clamp(number, 1u, last_page);
}

std::optional<Language> language_named(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (primary == "ko") return Language::ko;
  if (primary == "en") return Language::en;
  return std::nullopt;
}

/// The weight in "en;q=0.8" (RFC 9110, 12.4.2).
double weight(std::string_view range) {
  const std::size_t at = range.find("q=");
  return at == std::string_view::npos ? 1 : std::atof(std::string(range.substr(at + 2, 5)).c_str());
}

Language preferred_language(std::string_view accepted) {
  Language best = Language::ko;
  double most = 0;
  while (!accepted.empty()) {
    const std::string_view range = accepted.substr(0, accepted.find(','));
    accepted.remove_prefix(std::min(range.size() + 1, accepted.size()));
    const std::string tag = without_spaces_around(range.substr(0, range.find(';')));
    const auto language = language_named(tag);
    if (!language || weight(range) <= most) continue;
    most = weight(range);
    best = *language;
  }
  return best;
}

class Address {
 public:
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_ += (text_.empty() ? "?" : "&") + std::string(name) + "=" + percent_encode(value);
  }
  void add_language(const PageQuery& query) {
    if (query.names_language) add("lang", query.language == Language::ko ? "ko" : "en");
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

PageQuery PageQuery::start() const {
  PageQuery other;
  other.language = language;
  other.names_language = names_language;
  return other;
}

std::string_view name(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return "newest";
    case Sort::oldest:
      return "oldest";
    case Sort::relevance:
      return "relevance";
  }
  return "";
}

Language language_of(const Request& request) {
  const auto named = language_named(request.parameter("lang").value_or(""));
  return named ? *named : preferred_language(request.header("accept-language"));
}

PageQuery parse_page_query(const Request& request) {
  PageQuery query;
  query.text = text(request, "q");
  query.from = text(request, "from");
  query.to = text(request, "to");
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    if (request.parameter("sort") == name(sort)) query.sort = sort;
  }
  query.categories = texts(request, "category");
  query.tags = texts(request, "tag");
  query.page = page_number(request.parameter("page").value_or(""));
  query.copies_of = request.parameter("copies").value_or("");
  query.language = language_of(request);
  query.names_language = language_named(request.parameter("lang").value_or("")).has_value();
  return query;
}

malmoi::SearchRequest search_request(const PageQuery& query) {
  malmoi::SearchRequest request;
  request.query = query.text;
  request.limit = hits_on_page + 1;
  request.offset = (query.page - 1) * hits_on_page;
  request.sort = query.sort;
  request.from = query.from;
  request.to = query.to;
  request.categories = query.categories;
  request.tags = query.tags;
  request.facets = {malmoi::Facet::category, malmoi::Facet::tag, malmoi::Facet::month};
  request.list_duplicates = !query.copies_of.empty();
  request.language = query.language;
  return request;
}

std::string address_of(const PageQuery& query) {
  Address address;
  address.add("q", query.text);
  for (const std::string& each : query.categories) address.add("category", each);
  for (const std::string& each : query.tags) address.add("tag", each);
  address.add("from", query.from);
  address.add("to", query.to);
  if (query.sort != Sort::relevance) address.add("sort", name(query.sort));
  if (query.page > 1) address.add("page", std::to_string(query.page));
  address.add("copies", query.copies_of);
  address.add_language(query);
  return address.text().empty() ? "./" : "./" + address.text();
}

std::string address_of_article(const PageQuery& query, std::string_view id) {
  Address address;
  address.add("id", id);
  address.add_language(query);
  return "read" + address.text();
}

}  // namespace newsd
