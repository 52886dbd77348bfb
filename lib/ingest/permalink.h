// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/article.h>

namespace malmoi::ingest {

/// Jekyll's default permalink, for posts that name none.
inline constexpr std::string_view jekyll_permalink = "/:categories/:year/:month/:day/:title.html";

/// A permalink template with :categories, :year, :month, :day, :title and :slug filled in from an article
/// and its slug, percent-encoded where a URL needs it. Empty where it asks for the date of an undated
/// article.
std::string expand_permalink(std::string_view permalink, const Article& article, std::string_view slug);

}  // namespace malmoi::ingest
