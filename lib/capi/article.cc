// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/article_json.h>

#include <utility>

#include "capi/guard.h"
#include "capi/objects.h"
#include "capi/sized_struct.h"
#include "capi/text.h"

malmoi_stored_article::malmoi_stored_article(malmoi::Article article)
    : value(std::move(article)),
      categories(malmoi::capi::texts(value.categories)),
      tags(malmoi::capi::texts(value.tags)) {}

void malmoi_article_init(malmoi_article* article, size_t struct_size) {
  malmoi::capi::fill(article, struct_size, malmoi_article{});
}

void malmoi_stored_article_view(const malmoi_stored_article* stored, malmoi_article* article) {
  if (!article) return;
  malmoi_article view{};
  if (stored) {
    using malmoi::capi::text;
    const malmoi::Article& value = stored->value;
    view = {.struct_size = 0,
            .id = text(value.id),
            .title = text(value.title),
            .excerpt = text(value.excerpt),
            .body = text(value.body),
            .published = text(value.published),
            .url = text(value.url),
            .author = text(value.author),
            .categories = stored->categories.data(),
            .category_count = stored->categories.size(),
            .tags = stored->tags.data(),
            .tag_count = stored->tags.size()};
  }
  malmoi::capi::fill(article, article->struct_size, view);
}

malmoi_code malmoi_stored_article_json(const malmoi_stored_article* stored, malmoi_string** out, malmoi_error* error) {
  return malmoi::capi::make(out, error, [&]() -> malmoi::Result<std::string> {
    if (!stored) return malmoi::capi::missing("stored");
    return malmoi::to_json(stored->value);
  });
}

void malmoi_stored_article_free(malmoi_stored_article* stored) { delete stored; }
