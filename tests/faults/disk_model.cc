// SPDX-License-Identifier: GPL-2.0-or-later
#include "disk_model.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace malmoi::faults {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::uint64_t inode_of(const std::string& path) {
  struct stat info;
  return ::lstat(path.c_str(), &info) == 0 ? info.st_ino : 0;
}

bool coin(std::mt19937& random) { return random() % 2 == 0; }

}  // namespace

void DiskModel::Write::apply_to(std::string& bytes, std::size_t size) const {
  if (truncates) return bytes.resize(offset);
  bytes.resize(std::max(bytes.size(), offset + size));
  bytes.replace(offset, size, data, 0, size);
}

void DiskModel::NameChange::apply_to(std::map<std::string, NodePtr>& all) const {
  if (!removed.empty()) all.erase(removed);
  if (!added.empty()) all[added] = node;
}

DiskModel::DiskModel(const std::string& root) : root_path_(root), root_(load(root)) {}

DiskModel::NodePtr DiskModel::load(const std::string& path) {
  auto node = std::make_shared<Node>();
  node->is_folder = fs::is_directory(path);
  if (node->is_folder) {
    for (const auto& entry : fs::directory_iterator(path)) {
      node->names[entry.path().filename()] = load(entry.path());
    }
    node->durable_names = node->names;
  } else {
    node->bytes = node->durable_bytes = read_bytes(path);
  }
  by_inode_[inode_of(path)] = node;
  return node;
}

DiskModel::Place DiskModel::place_of(const std::string& path) const {
  const fs::path below = fs::path(path).lexically_relative(root_path_);
  NodePtr folder = root_;
  for (const fs::path& part : below.parent_path()) {
    const auto found = folder->names.find(part);
    if (found == folder->names.end()) throw std::runtime_error("the log has no folder of " + path);
    folder = found->second;
  }
  return {folder, below.filename()};
}

DiskModel::NodePtr DiskModel::node_at(const std::string& path) const {
  const Place place = place_of(path);
  const auto found = place.folder->names.find(place.name);
  return found == place.folder->names.end() ? nullptr : found->second;
}

void DiskModel::change(const NodePtr& folder, NameChange change) {
  change.number = ++last_change_;
  change.apply_to(folder->names);
  folder->changes.push_back(std::move(change));
}

void DiskModel::write(Node& node, Write write) {
  write.apply_to(node.bytes, write.data.size());
  node.writes.push_back(std::move(write));
}

void DiskModel::rename(const std::string& from, const std::string& to) {
  const Place old_place = place_of(from);
  const Place new_place = place_of(to);
  const NodePtr node = old_place.folder->names.at(old_place.name);
  if (old_place.folder == new_place.folder) {
    return change(old_place.folder, {0, old_place.name, new_place.name, node});
  }
  change(old_place.folder, {0, old_place.name, {}, nullptr});
  change(new_place.folder, {0, {}, new_place.name, node});
}

/// After a failed sync the system takes the pages of a file for clean: what they hold is lost, and no later sync
/// brings it back. See fsync(2), "EIO", and https://lwn.net/Articles/752063/.
void DiskModel::sync(Node& node, bool failed) {
  if (!failed) {
    for (const Write& write : node.writes) write.apply_to(node.durable_bytes, write.data.size());
    for (const NameChange& change : node.changes) change.apply_to(node.durable_names);
    node.changes.clear();
  }
  node.writes.clear();
}

void DiskModel::apply(const FileCall& call) {
  const CallHeader& header = call.header;
  if (call.failed() && header.call != Call::sync) return;
  switch (header.call) {
    case Call::open: {
      NodePtr node = node_at(call.path);
      if (!node) {
        node = by_inode_[header.inode] = std::make_shared<Node>();
        const Place place = place_of(call.path);
        change(place.folder, {0, {}, place.name, node});
      } else if (header.truncates && !node->bytes.empty()) {
        write(*node, {true, 0, {}});
      }
      return;
    }
    case Call::write:
      return write(*by_inode_.at(header.inode), {false, header.offset, call.data});
    case Call::truncate:
      return write(*by_inode_.at(header.inode), {true, header.offset, {}});
    case Call::sync:
      return sync(*by_inode_.at(header.inode), call.failed());
    case Call::rename:
      return rename(call.path, call.second);
    case Call::link: {
      const Place place = place_of(call.second);
      return change(place.folder, {0, {}, place.name, node_at(call.path)});
    }
    case Call::unlink:
    case Call::rmdir: {
      const Place place = place_of(call.path);
      return change(place.folder, {0, place.name, {}, nullptr});
    }
    case Call::mkdir: {
      const auto node = by_inode_[header.inode] = std::make_shared<Node>();
      node->is_folder = true;
      const Place place = place_of(call.path);
      return change(place.folder, {0, {}, place.name, node});
    }
    case Call::close:
    case Call::look:
    case Call::output:
      return;
  }
}

bool DiskModel::has_unsynced() const {
  return std::ranges::any_of(
      by_inode_, [](const auto& each) { return !each.second->writes.empty() || !each.second->changes.empty(); });
}

std::map<std::string, DiskModel::NodePtr> DiskModel::names_left(const Node& folder, Kept kept,
                                                                std::mt19937& random) const {
  std::map<std::string, NodePtr> names = folder.durable_names;
  for (const NameChange& change : folder.changes) {
    const bool stays = kept == Kept::names || kept == Kept::everything ||
                       (kept == Kept::last_name && change.number == last_change_) ||
                       (kept == Kept::at_random && coin(random));
    if (stays) change.apply_to(names);
  }
  return names;
}

std::string DiskModel::bytes_left(const Node& file, Kept kept, std::mt19937& random) {
  std::string bytes = file.durable_bytes;
  for (const Write& write : file.writes) {
    const bool all = kept == Kept::bytes || kept == Kept::everything || (kept == Kept::at_random && coin(random));
    const bool half = !all && kept == Kept::at_random && coin(random);
    if (all || (half && !write.truncates)) write.apply_to(bytes, write.data.size() / (half ? 2 : 1));
  }
  return bytes;
}

void DiskModel::leave(const Node& node, const std::string& path, Kept kept, std::mt19937& random) const {
  if (!node.is_folder) {
    const std::string bytes = bytes_left(node, kept, random);
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return;
  }
  fs::create_directory(path);
  for (const auto& [name, child] : names_left(node, kept, random)) {
    leave(*child, std::string(path).append("/").append(name), kept, random);
  }
}

void DiskModel::leave(Kept kept, std::uint32_t seed) const {
  std::mt19937 random(seed);
  fs::remove_all(root_path_);
  leave(*root_, root_path_, kept, random);
}

std::string DiskModel::difference(const Node& node, const std::string& path) {
  if (!node.is_folder) return fs::is_regular_file(path) && read_bytes(path) == node.bytes ? "" : path;
  if (!fs::is_directory(path)) return path;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (!node.names.contains(entry.path().filename())) return entry.path();
  }
  for (const auto& [name, child] : node.names) {
    const std::string below = difference(*child, std::string(path).append("/").append(name));
    if (!below.empty()) return below;
  }
  return {};
}

std::string DiskModel::difference() const { return difference(*root_, root_path_); }

}  // namespace malmoi::faults
