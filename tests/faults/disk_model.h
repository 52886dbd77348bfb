// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "call_log.h"

namespace malmoi::faults {

/// What a loss of power leaves of what was not synced.
enum class Kept : std::uint8_t {
  nothing,     ///< neither bytes nor names
  names,       ///< creations, renames and removals, but no bytes
  bytes,       ///< bytes, but no names
  last_name,   ///< of all creations, renames and removals only the last
  at_random,   ///< each name and each write, or half of it, by the toss of a coin
  everything,  ///< as after a kill
};

/// A folder on a file system that promises no more than POSIX: the bytes of a file are durable once it was synced,
/// a name once the folder that holds it was. Calls are applied to it as they were logged.
class DiskModel {
 public:
  /// Begins with what a folder holds, all of it durable.
  explicit DiskModel(const std::string& root);

  void apply(const FileCall& call);
  /// Is anything not durable?
  bool has_unsynced() const;
  /// Makes the folder anew as a loss of power may leave it.
  void leave(Kept kept, std::uint32_t seed) const;
  /// The first path of which the folder differs from what programs see by the log; empty where none does.
  std::string difference() const;

 private:
  struct Node;
  using NodePtr = std::shared_ptr<Node>;
  struct Write {
    bool truncates = false;  // to offset
    std::uint64_t offset = 0;
    std::string data;
    void apply_to(std::string& bytes, std::size_t size) const;
  };
  /// Of the names in one folder. A rename within it is one change.
  struct NameChange {
    std::uint64_t number = 0;  // rises with time
    std::string removed;
    std::string added;
    NodePtr node;
    void apply_to(std::map<std::string, NodePtr>& names) const;
  };
  struct Node {
    bool is_folder = false;
    std::string bytes;
    std::string durable_bytes;
    std::vector<Write> writes;  // not synced
    std::map<std::string, NodePtr> names;
    std::map<std::string, NodePtr> durable_names;
    std::vector<NameChange> changes;  // not synced
  };
  struct Place {
    NodePtr folder;
    std::string name;
  };

  NodePtr load(const std::string& path);
  Place place_of(const std::string& path) const;
  NodePtr node_at(const std::string& path) const;
  void change(const NodePtr& folder, NameChange change);
  void write(Node& node, Write write);
  void rename(const std::string& from, const std::string& to);
  static void sync(Node& node, bool failed);
  void leave(const Node& node, const std::string& path, Kept kept, std::mt19937& random) const;
  std::map<std::string, NodePtr> names_left(const Node& folder, Kept kept, std::mt19937& random) const;
  static std::string bytes_left(const Node& file, Kept kept, std::mt19937& random);
  static std::string difference(const Node& node, const std::string& path);

  std::string root_path_;
  std::map<std::uint64_t, NodePtr> by_inode_;
  NodePtr root_;
  std::uint64_t last_change_ = 0;
};

}  // namespace malmoi::faults
