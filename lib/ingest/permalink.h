// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace malmoi::ingest {

/// Jekyll's default permalink, for posts that name none.
inline constexpr std::string_view jekyll_permalink = "/:categories/:year/:month/:day/:title.html";

/// What a permalink is made of.
struct PermalinkParts {
  const std::vector<std::string>& categories;
  std::string_view day;  ///< on the site's clock, "2024-07-12"; empty where undated
  std::string_view slug;
};

/// A permalink template with :categories, :year, :month, :day, :title and :slug filled in, percent-encoded where a URL
/// needs it. Empty where it asks for the date of an undated article.
std::string expand_permalink(std::string_view permalink, const PermalinkParts& parts);

}  // namespace malmoi::ingest
