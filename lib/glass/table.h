// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>

#include "glass/format.h"
#include "glass/leaf_cache.h"

namespace malmoi::glass {

/// Memory for consecutive leaves of a table.
struct LeafRun {
  std::unique_ptr<unsigned char[]> blocks;
  std::size_t capacity = 0;
  std::size_t first = 0;
  std::size_t count = 0;
};

/// Safe to use from many threads at once. A table of a database that never changes, open for reading. What
/// separates its leaves is in memory, so that any key is one read away. Cursor finds entries.
class Table {
 public:
  /// `cached`: so many leaves at most stay in memory once they are read. Errors: corrupt, io.
  static Result<Table> open(const std::string& path, const RootInfo& root, std::size_t cached = 0);
  Table(Table&& other) noexcept;
  Table& operator=(Table&& other) noexcept;
  ~Table();

  /// Leaves are counted in order of their keys, wherever in the file they are. An empty table has none.
  std::size_t leaf_count() const { return leaves_.size(); }
  /// The leaf that has a key and component, if any has.
  std::size_t find_leaf(std::string_view key, std::uint32_t component) const;
  /// A leaf that is in memory, null where it is not; valid as long as the table is.
  const unsigned char* find_cached(std::size_t leaf) const { return cache_ ? cache_->find(leaf) : nullptr; }
  /// Reads a leaf, and with it those that follow in the file, up to `last`.
  Status read(std::size_t leaf, std::size_t last, LeafRun& run) const;

  /// What to say of a leaf whose content is not as it should be.
  Error damaged(std::size_t leaf) const;

 private:
  struct Separator {
    std::uint32_t key_begin;  // in keys_
    std::uint32_t block;
    std::uint16_t component;
    std::uint16_t key_size;
  };

  Table(std::string path, int file) : path_(std::move(path)), file_(file) {}
  Status open_branch(std::uint32_t block, std::uint32_t level, std::string_view key, std::uint32_t component,
                     std::uint32_t& left);
  void add_leaf(std::uint32_t block, std::string_view key, std::uint32_t component);
  bool is_after(std::size_t leaf, std::uint64_t beginning, std::string_view key, std::uint32_t component) const;
  Status read_blocks(std::uint32_t block, std::size_t count, unsigned char* out) const;
  Error damaged_block(std::uint32_t block) const;

  std::string path_;
  int file_ = -1;
  std::vector<std::uint64_t> beginnings_;  // of separators: eight bytes decide most comparisons
  std::vector<Separator> leaves_;
  std::string keys_;
  std::unique_ptr<LeafCache> cache_;
};

}  // namespace malmoi::glass
