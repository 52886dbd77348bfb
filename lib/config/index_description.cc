// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/index_description.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "config/user_words.h"
#include "config/yaml_file.h"

namespace malmoi::config {
namespace {

constexpr std::string_view scheme = "xapian-tcp://";
constexpr unsigned longest_timeout = 3'600'000;

template <class Number>
bool parse(std::string_view text, Number& number) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && stop == text.data() + text.size();
}

bool parse_url(std::string_view url, ServerAddress& server) {
  if (!url.starts_with(scheme)) return false;
  url.remove_prefix(scheme.size());
  const std::size_t colon = url.rfind(':');
  if (colon == url.npos || colon == 0) return false;
  server.host = url.substr(0, colon);
  if (server.host.starts_with('[') && server.host.ends_with(']')) server.host = server.host.substr(1, colon - 2);
  const bool is_plain = std::ranges::none_of(server.host, [](unsigned char c) { return c <= ' ' || c == '/'; });
  return is_plain && !server.host.empty() && parse(url.substr(colon + 1), server.port) && server.port > 0;
}

/// Reads one file; the first thing wrong is its error.
class DescriptionReader {
 public:
  explicit DescriptionReader(const std::string& path) : path_(path) {}

  Result<IndexDescription> read(const Value& root) {
    if (!root.is_map()) {
      return error_at(path_, std::max(root.line, 1U),
                      "is no description of an index; it must be a map with the key shards, see docs/scaling.md");
    }
    if (Status known = check_keys(root, {"shards", "connect_timeout_ms", "timeout_ms", "dead_shards"}); !known)
      return std::move(known).error();
    const Value* shards = root.find("shards");
    if (!shards || !shards->is_list() || shards->items.empty() || shards->items.size() > max_shards) {
      return wrong(shards ? shards->line : root.line, "shards",
                   "must be a list of 1 to " + std::to_string(max_shards) + " shards, such as \"- path: 2024\"");
    }
    for (const Value& shard : shards->items) {
      if (Status read = read_shard(shard); !read) return std::move(read).error();
    }
    Status read = read_timeout(root, "connect_timeout_ms", description_.connect_timeout);
    if (read) read = read_timeout(root, "timeout_ms", description_.timeout);
    if (read) read = read_dead_shards(root);
    if (!read) return std::move(read).error();
    return std::move(description_);
  }

 private:
  Error wrong(unsigned line, const std::string& key, const std::string& message) const {
    return error_at(path_, line, "key " + key + ": " + message);
  }

  Status check_keys(const Value& map, const std::vector<std::string_view>& known) const {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      if (std::ranges::find(known, map.keys[i]) == known.end()) {
        std::string names;
        for (const std::string_view each : known) (names += names.empty() ? "" : ", ") += each;
        return wrong(map.items[i].line, map.keys[i], "is not one of " + names);
      }
      if (!seen.insert(map.keys[i]).second) return wrong(map.items[i].line, map.keys[i], "is there twice; remove one");
    }
    return {};
  }

  Status read_shard(const Value& shard) {
    if (!shard.is_map())
      return error_at(path_, shard.line, "a shard must be \"path: FOLDER\" or \"url: xapian-tcp://HOST:PORT\"");
    if (Status known = check_keys(shard, {"path", "url", "replicas"}); !known) return known;
    const Value* path = shard.find("path");
    const Value* url = shard.find("url");
    const Value* replicas = shard.find("replicas");
    if (!path == !url) return error_at(path_, shard.line, "a shard must have one of the keys path and url");
    if (path && replicas) return wrong(replicas->line, "replicas", "only a shard with a url has some");
    return path ? read_folder(*path) : read_servers(*url, replicas);
  }

  Status read_folder(const Value& path) {
    if (!path.is_scalar() || path.text.empty()) return wrong(path.line, "path", "must be the folder of an index");
    std::string folder = beside(path_, path.text);
    if (std::ranges::find(description_.folders, folder) != description_.folders.end()) {
      return wrong(path.line, "path", path.text + " is there twice; remove one");
    }
    description_.folders.push_back(std::move(folder));
    return {};
  }

  Status read_servers(const Value& url, const Value* replicas) {
    RemoteShardServers servers;
    if (Status added = add_server(url, "url", servers); !added) return added;
    if (replicas) {
      if (!replicas->is_list() || replicas->items.size() > max_replicas) {
        return wrong(replicas->line, "replicas", "must be a list of at most " + std::to_string(max_replicas) + " urls");
      }
      for (const Value& each : replicas->items) {
        if (Status added = add_server(each, "replicas", servers); !added) return added;
      }
    }
    description_.remote.push_back(std::move(servers));
    return {};
  }

  Status add_server(const Value& url, const std::string& key, RemoteShardServers& servers) {
    ServerAddress server;
    if (!url.is_scalar() || !parse_url(url.text, server)) {
      return wrong(url.line, key, "must be the address of a server, xapian-tcp://HOST:PORT");
    }
    if (!urls_.insert(url_of(server)).second) return wrong(url.line, key, url.text + " is there twice; remove one");
    servers.push_back(std::move(server));
    return {};
  }

  Status read_timeout(const Value& root, const std::string& key, std::chrono::milliseconds& target) const {
    const Value* value = root.find(key);
    if (!value) return {};
    unsigned count = 0;
    if (!value->is_scalar() || value->quoted || !parse(value->text, count) || count < 1 || count > longest_timeout) {
      return wrong(value->line, key, "must be a number from 1 to " + std::to_string(longest_timeout));
    }
    target = std::chrono::milliseconds(count);
    return {};
  }

  Status read_dead_shards(const Value& root) {
    const Value* value = root.find("dead_shards");
    if (!value) return {};
    if (!value->is_scalar() || (value->text != "partial" && value->text != "error")) {
      return wrong(value->line, "dead_shards", "must be partial or error");
    }
    description_.dead_shards = value->text == "error" ? DeadShards::error : DeadShards::partial;
    return {};
  }

  const std::string& path_;
  IndexDescription description_;
  std::set<std::string> urls_;
};

}  // namespace

std::string url_of(const ServerAddress& server) {
  const bool is_ipv6 = server.host.find(':') != std::string::npos;
  return std::string(scheme) + (is_ipv6 ? "[" + server.host + "]" : server.host) + ":" + std::to_string(server.port);
}

Result<IndexDescription> load_index_description(const std::string& path) {
  const auto root = read_yaml_file(path, "a description of an index");
  if (!root) return root.error();
  return DescriptionReader(path).read(*root);
}

}  // namespace malmoi::config
