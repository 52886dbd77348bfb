// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>

namespace malmoi::config {

/// Where a xapian-tcpsrv listens.
struct ServerAddress {
  std::string host;
  std::uint16_t port = 0;
};

std::string url_of(const ServerAddress& server);

/// What a search does without a shard that does not answer.
enum class DeadShards : std::uint8_t { partial, error };

/// Servers of one shard, which all have the same articles; they are tried in this order.
using RemoteShardServers = std::vector<ServerAddress>;

/// The shards that are one index.
struct IndexDescription {
  std::vector<std::string> folders = {};  ///< indexes on this machine
  std::vector<RemoteShardServers> remote = {};
  std::chrono::milliseconds connect_timeout{500};
  std::chrono::milliseconds timeout{5000};  ///< of each answer
  DeadShards dead_shards = DeadShards::partial;
};

/// The description in a YAML file:
///
///     shards:
///       - path: 2023                          # a folder, seen from this file
///       - url: xapian-tcp://10.0.0.2:7001
///         replicas: [xapian-tcp://10.0.0.3:7001]
///     connect_timeout_ms: 500
///     timeout_ms: 5000
///     dead_shards: partial                    # or error
///
/// Errors: those of read_yaml_file(); bad_input names file, line and key of what is wrong.
Result<IndexDescription> load_index_description(const std::string& path);

inline constexpr std::size_t max_shards = 1000;
inline constexpr std::size_t max_replicas = 16;

}  // namespace malmoi::config
