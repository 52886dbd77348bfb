// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/cursor.h"

namespace malmoi::glass {
namespace {

constexpr std::size_t before_first = SIZE_MAX;  // one more is the first

}  // namespace

Status Cursor::load(std::size_t leaf) {
  if (is_loaded_ && leaf == leaf_number_) return {};
  is_loaded_ = false;
  const unsigned char* block = table_->find_cached(leaf);
  if (!block) {
    const bool is_in_run = leaf >= run_.first && leaf - run_.first < run_.count;
    Status read = is_in_run ? Status() : table_->read(leaf, expected_, run_);
    if (!read) return read;
    block = run_.blocks.get() + (leaf - run_.first) * block_size;
  }
  leaf_ = Leaf(block);
  leaf_number_ = leaf;
  if (leaf_.size() == 0) return damaged();
  is_loaded_ = true;
  return {};
}

/// Moves to the last item up to (key, component).
Result<bool> Cursor::seek(std::string_view key, std::uint32_t component) {
  if (table_->leaf_count() == 0) return false;
  const std::size_t leaf = table_->find_leaf(key, component);
  if (Status loaded = load(leaf); !loaded) return std::move(loaded).error();
  std::size_t end = leaf_.upper_bound(key, component);
  if (end == 0) {
    // What separates two leaves may be shorter than any key.
    if (leaf == 0) return at_ = before_first, false;
    if (Status loaded = load(leaf - 1); !loaded) return std::move(loaded).error();
    end = leaf_.size();
  }
  at_ = end - 1;
  if (!leaf_.item(at_, item_)) return damaged();
  return !item_.key.empty();  // the very first item of a table is none
}

Result<bool> Cursor::find_last(std::string_view key) { return seek(key, 1); }

Result<bool> Cursor::find(std::string_view key) {
  auto found = seek(key, 1);
  if (found && *found && (item_.key != key || item_.component != 1)) return false;
  return found;
}

Result<bool> Cursor::find_first(std::string_view key) {
  auto found = find(key);
  return !found || *found ? found : next();
}

Result<bool> Cursor::step() {
  if (at_ + 1 < leaf_.size()) {
    ++at_;
  } else {
    if (leaf_number_ + 1 >= table_->leaf_count()) return false;
    if (Status loaded = load(leaf_number_ + 1); !loaded) return std::move(loaded).error();
    at_ = 0;
  }
  if (!leaf_.item(at_, item_)) return damaged();
  return true;
}

Result<bool> Cursor::next() {
  for (;;) {
    auto stepped = step();
    if (!stepped || !*stepped || item_.component == 1) return stepped;
  }
}

Result<std::string_view> Cursor::tag(std::size_t enough) {
  if (item_.component != 1 || !item_.is_last) {
    if (Status joined = join(enough); !joined) return std::move(joined).error();
    return std::string_view(joined_);
  }
  if (item_.is_compressed) return damaged();
  return item_.tag;
}

/// Puts the components together, from the first on.
Status Cursor::join(std::size_t enough) {
  const std::string key(item_.key);
  if (item_.component != 1) {
    auto found = find(key);
    if (!found) return std::move(found).error();
    if (!*found) return damaged();
  }
  joined_.clear();
  for (std::uint32_t component = 1;; ++component) {
    if (item_.key != key || item_.component != component || item_.is_compressed) return damaged();
    joined_ += item_.tag;
    if (item_.is_last || joined_.size() >= enough) return {};
    auto stepped = step();
    if (!stepped) return std::move(stepped).error();
    if (!*stepped) return damaged();
  }
}

}  // namespace malmoi::glass
