// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/article_cache.h"

#include <string>
#include <utility>
#include <vector>

namespace malmoi::index {
namespace {

// Of the list, the map and the count of references, for each article.
constexpr std::size_t overhead = 200;

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += sizeof text + text.size();
  return bytes;
}

std::size_t bytes_of(const Article& article) {
  std::size_t bytes = sizeof article + article.id.size() + article.title.size() + article.excerpt.size() +
                      article.body.size() + article.published.size() + article.url.size() + article.author.size() +
                      article.source_root.size() + article.source_path.size() + bytes_of(article.categories) +
                      bytes_of(article.tags);
  for (const auto& [key, value] : article.extra) bytes += sizeof key + sizeof value + key.size() + value.size();
  return bytes;
}

}  // namespace

std::shared_ptr<const Article> ArticleCache::find(std::uint32_t document) {
  Shard& shard = shard_of(document);
  const std::lock_guard lock(shard.mutex);
  const auto found = shard.by_document.find(document);
  if (found == shard.by_document.end()) return nullptr;
  shard.kept.splice(shard.kept.begin(), shard.kept, found->second);
  return found->second->article;
}

void ArticleCache::keep(std::uint32_t document, std::shared_ptr<const Article> article) {
  const std::size_t bytes = overhead + bytes_of(*article);
  Shard& shard = shard_of(document);
  const std::lock_guard lock(shard.mutex);
  if (bytes > max_bytes_ || shard.by_document.contains(document)) return;
  shard.kept.push_front({document, std::move(article), bytes});
  shard.by_document.emplace(document, shard.kept.begin());
  for (shard.bytes += bytes; shard.bytes > max_bytes_; shard.kept.pop_back()) {
    shard.bytes -= shard.kept.back().bytes;
    shard.by_document.erase(shard.kept.back().document);
  }
}

}  // namespace malmoi::index
