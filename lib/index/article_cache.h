// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <malmoi/article.h>

namespace malmoi::index {

/// Safe to use from many threads at once. Articles that were shown, unpacked; those not asked for longest go first.
class ArticleCache {
 public:
  explicit ArticleCache(std::size_t max_bytes = std::size_t{32} << 20) : max_bytes_(max_bytes / shards) {}

  /// Null where it is not kept.
  std::shared_ptr<const Article> find(std::uint32_t document);
  void keep(std::uint32_t document, std::shared_ptr<const Article> article);

 private:
  struct Kept {
    std::uint32_t document;
    std::shared_ptr<const Article> article;
    std::size_t bytes;
  };
  /// Threads rarely want the same one.
  struct Shard {
    std::mutex mutex;      // guards what follows
    std::list<Kept> kept;  // last asked for first
    std::unordered_map<std::uint32_t, std::list<Kept>::iterator> by_document;
    std::size_t bytes = 0;
  };
  static constexpr std::size_t shards = 16;
  Shard& shard_of(std::uint32_t document) { return shards_[document % shards]; }

  const std::size_t max_bytes_;  // of a shard
  std::array<Shard, shards> shards_;
};

}  // namespace malmoi::index
