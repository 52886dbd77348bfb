// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace malmoi::glass {

/// Safe to use from many threads at once, without locks. Leaves that were read, until there is no room for
/// more. What is in stays, and its address with it: what many searches need, some early one has asked for.
class LeafCache {
 public:
  /// Room for `capacity` of so many leaves.
  LeafCache(std::size_t leaves, std::size_t capacity)
      : blocks_(new std::atomic<const unsigned char*>[leaves]()), leaves_(leaves), room_(capacity) {}
  ~LeafCache();
  LeafCache(const LeafCache&) = delete;
  LeafCache& operator=(const LeafCache&) = delete;

  /// Null where it is not kept.
  const unsigned char* find(std::size_t leaf) const { return blocks_[leaf].load(std::memory_order_acquire); }
  /// Keeps a copy of a block, where there is room.
  void keep(std::size_t leaf, const unsigned char* block);

 private:
  bool take_room();

  std::unique_ptr<std::atomic<const unsigned char*>[]> blocks_;
  std::size_t leaves_;
  std::atomic<std::size_t> room_;
};

}  // namespace malmoi::glass
