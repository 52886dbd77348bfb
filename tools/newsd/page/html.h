// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <malmoi/search_results.h>

namespace newsd {

/// Any bytes as text of an element, or of an attribute in double quotes. What HTML cannot hold (control characters,
/// bytes that are not UTF-8) becomes U+FFFD.
std::string escape(std::string_view text);

/// The same with <mark> around ranges, which are sorted and disjoint.
std::string escape_marked(std::string_view text, const std::vector<malmoi::ByteRange>& ranges);

/// A link around HTML; `more` is further attributes, as HTML.
std::string link(std::string_view address, std::string_view html, std::string_view more = "");

/// Any bytes as a value in a query string.
std::string percent_encode(std::string_view text);

/// May a page link to it? http and https, and paths from the root of this host; no other scheme, no other host by "//".
bool is_linkable(std::string_view url);

/// A pattern with its "{}" replaced.
std::string fill(std::string_view pattern, std::string_view value);

}  // namespace newsd
