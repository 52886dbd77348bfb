// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <malmoi/article.h>

namespace stress {

/// A newspaper of which each edition rewrites all articles of the front pages and adds or drops some, so that an
/// answer tells of which edition it is, and whether it is of one.

/// Only articles of the front pages have this word.
inline constexpr const char* front_word = "고을소식";

inline std::uint64_t front_articles(std::uint64_t edition) { return 40 + edition % 25; }

malmoi::Article front_article(std::uint64_t number, std::uint64_t edition);
/// Of the archive behind the front pages, in one of its wordings.
malmoi::Article archive_article(std::uint64_t number, std::uint64_t wording);

/// The edition that a title or a body of the front pages ends with.
std::uint64_t edition_of(const std::string& text);

}  // namespace stress
