// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <malmoi/error.h>

#include "glass/leaf.h"
#include "glass/table.h"

namespace malmoi::glass {

/// One thread at a time. A place in a table, which must stay. Keys near the last one are found without
/// reading again.
class Cursor {
 public:
  explicit Cursor(const Table& table) : table_(&table) {}

  /// Moves to the last entry whose key is not after `key`. False where there is none, and no entry to look at.
  Result<bool> find_last(std::string_view key);
  /// Moves to the entry of a key. False where it is not there, and no entry to look at.
  Result<bool> find(std::string_view key);
  /// Moves to the first entry whose key is not before `key`. False where there is none.
  Result<bool> find_first(std::string_view key);
  /// Moves to the next entry. False where there is none.
  Result<bool> next();
  /// Leaves up to the one with this key will be read: several at once, where they follow each other.
  void expect(std::string_view key) { expected_ = table_->leaf_count() == 0 ? 0 : table_->find_leaf(key, 1); }

  /// Of the entry; valid until the cursor moves.
  std::string_view key() const { return item_.key; }
  /// All of the tag, or `enough` of it and maybe more. Errors: io; corrupt, also where the tag is compressed,
  /// which no writer of ours does.
  Result<std::string_view> tag(std::size_t enough = SIZE_MAX);

  /// What to say where a tag does not hold what it should.
  Error damaged() const { return table_->damaged(leaf_number_); }

 private:
  Status load(std::size_t leaf);
  Result<bool> step();
  Result<bool> seek(std::string_view key, std::uint32_t component);
  Status join(std::size_t enough);

  const Table* table_;
  std::size_t expected_ = 0;
  LeafRun run_;
  Leaf leaf_;
  std::size_t leaf_number_ = 0;
  bool is_loaded_ = false;
  std::size_t at_ = 0;  // in the leaf
  Item item_;
  std::string joined_;  // a tag of many components
};

}  // namespace malmoi::glass
