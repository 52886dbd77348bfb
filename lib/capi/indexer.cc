// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/indexer.h"

#include <malmoi/article_json.h>

#include <utility>

#include "capi/sized_struct.h"
#include "capi/text.h"

using malmoi::Article;
using malmoi::Result;
using malmoi::Status;
using malmoi::capi::guarded_indexer;
using malmoi::capi::Texts;

namespace {

constexpr size_t first_article = 152;

Result<Article> to_article(const malmoi_article* article) {
  const auto given = malmoi::capi::known_part(article, first_article, "article");
  if (!given) return given.error();
  Texts copy;
  Article out;
  out.id = copy("id", given->id);
  out.title = copy("title", given->title);
  out.excerpt = copy("excerpt", given->excerpt);
  out.body = copy("body", given->body);
  out.published = copy("published", given->published);
  out.url = copy("url", given->url);
  out.author = copy("author", given->author);
  out.categories = copy("categories", given->categories, given->category_count);
  out.tags = copy("tags", given->tags, given->tag_count);
  if (!copy.status()) return copy.status().error();
  return out;
}

}  // namespace

malmoi_code malmoi_indexer_open(malmoi_text path, const malmoi_settings* settings, malmoi_indexer** out,
                                malmoi_error* error) {
  return malmoi::capi::make(out, error, [&]() -> Result<malmoi_indexer> {
    Texts copy;
    const std::string folder = copy("path", path);
    if (!copy.status()) return copy.status().error();
    const malmoi::Settings used = settings ? settings->value : malmoi::Settings();
    auto indexer = malmoi::Indexer::open(folder, used);
    if (!indexer) return std::move(indexer).error();
    return malmoi_indexer{std::move(*indexer), used};
  });
}

void malmoi_indexer_free(malmoi_indexer* indexer) { delete indexer; }

malmoi_code malmoi_indexer_add(malmoi_indexer* indexer, const malmoi_article* article, malmoi_error* error) {
  return guarded_indexer(indexer, error, [&](malmoi_indexer& writer) -> Status {
    const auto given = to_article(article);
    if (!given) return given.error();
    return writer.value.add(*given);
  });
}

malmoi_code malmoi_indexer_add_json(malmoi_indexer* indexer, malmoi_text json, malmoi_error* error) {
  return guarded_indexer(indexer, error, [&](malmoi_indexer& writer) -> Status {
    if (!json.data) return malmoi::capi::missing("json");
    const auto given = malmoi::article_from_json({json.data, json.size}, writer.settings);
    if (!given) return given.error();
    return writer.value.add(*given);
  });
}

malmoi_code malmoi_indexer_remove(malmoi_indexer* indexer, malmoi_text id, int* was_there, malmoi_error* error) {
  if (was_there) *was_there = 0;
  return guarded_indexer(indexer, error, [&](malmoi_indexer& writer) -> Status {
    Texts copy;
    const std::string wanted = copy("id", id);
    if (!copy.status()) return copy.status();
    const auto removed = writer.value.remove(wanted);
    if (!removed) return removed.error();
    if (was_there) *was_there = *removed;
    return {};
  });
}

malmoi_code malmoi_indexer_commit(malmoi_indexer* indexer, malmoi_error* error) {
  return guarded_indexer(indexer, error, [](malmoi_indexer& writer) { return writer.value.commit(); });
}

malmoi_code malmoi_indexer_compact(malmoi_indexer* indexer, malmoi_error* error) {
  return guarded_indexer(indexer, error, [](malmoi_indexer& writer) { return writer.value.compact(); });
}
