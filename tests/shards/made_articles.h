// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/article.h>

#include "../search/random_articles.h"

namespace malmoi {

/// Short articles of few words, which tie often, some without a date, some nearly the same as others.
inline std::vector<Article> made_articles(std::size_t count, std::uint32_t seed) {
  search::RandomArticles draw(seed);
  std::vector<Article> articles = draw.articles(count);
  for (std::size_t i = 0; i + 7 < count; i += 7) {
    articles[i].body += "\n" + draw.line(40);
    articles[i + 1].body = articles[i].body + " 끝";
  }
  return articles;
}

}  // namespace malmoi
