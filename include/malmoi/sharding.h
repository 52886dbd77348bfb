// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/settings.h>

namespace malmoi {

/// By what the articles of an index are dealt out to shards.
enum class ShardBy : std::uint8_t {
  month,  ///< of publication, so that old shards never change; articles without a date are a shard of their own
  hash    ///< of the id, so that all shards are about as large
};

/// A value. How an index is split.
struct ShardRequest {
  /// What decides where an article goes.
  ShardBy by = ShardBy::month;
  /// Range 0 to 1,000. By hash: how many shards, at least 1. By month: neighbouring months are put together into so
  /// many about equal shards at most, beside that of articles without a date; 0 for a shard a month.
  std::uint32_t shards = 0;
};

/// A value. One of the indexes that were made.
struct Shard {
  std::string name;            ///< of its folder: 2024-07, 2024-01_2024-06, undated; by hash 0001
  std::uint64_t articles = 0;  ///< in it
};

/// A value. What splitting did.
struct ShardSummary {
  std::vector<Shard> shards;  ///< in order of their names
  std::string description;    ///< path of the file that describes them as one index, for Searcher::open()
};

/// Safe from any thread; takes the writer's lock of `path`, readers go on. Splits the newest commit of an index into
/// `out`, a folder that is made or empty: an index for each shard, compacted, and a file index.yaml that describes them
/// as one. Each living article is in exactly one. Postings are copied, not analysed anew; only where
/// IndexSettings::term_lists is not as in the index, articles are. Errors: as Indexer::open(); invalid_argument
/// (request), not_an_index where `out` is not empty, io. After an error `out` has no index.yaml and can be deleted.
MALMOI_EXPORT Result<ShardSummary> shard_index(const std::string& path, const std::string& out,
                                               const ShardRequest& request, const Settings& settings = {});

}  // namespace malmoi
