// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/search_request.h>

#include "newsd/http.h"

namespace newsd {

inline constexpr std::uint32_t hits_on_page = 10;

/// What the address of the page asks for.
struct PageQuery {
  std::string text;
  std::string from;  ///< as SearchRequest::from
  std::string to;
  malmoi::Sort sort = malmoi::Sort::relevance;
  std::vector<std::string> categories;
  std::vector<std::string> tags;
  std::uint32_t page = 1;
  std::string copies_of;  ///< id of the hit whose near-duplicates are listed
  malmoi::Language language = malmoi::Language::ko;
  bool names_language = false;  ///< by `lang`, which goes into links then

  /// Nothing but the language.
  PageQuery start() const;
  bool has_filters() const { return !from.empty() || !to.empty() || !categories.empty() || !tags.empty(); }
};

/// What is unknown or malformed counts as not said: addresses come with additions of others, such as utm_source.
PageQuery parse_page_query(const Request& request);

/// By `lang`, else by Accept-Language.
malmoi::Language language_of(const Request& request);

/// One hit more than is shown tells whether there is another page.
malmoi::SearchRequest search_request(const PageQuery& query);

/// The address of a page, relative to the page: "?q=%EA%B8%88%EB%A6%AC&page=2".
std::string address_of(const PageQuery& query);

/// That of the article page, as is all of `query` that it keeps.
std::string address_of_article(const PageQuery& query, std::string_view id);

/// The name of an order in addresses.
std::string_view name(malmoi::Sort sort);

}  // namespace newsd
