// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_check.h"

#include "glass/leaf.h"
#include "glass/table.h"

namespace malmoi::glass {
namespace {

/// The items of a table, as they come.
class Order {
 public:
  /// False where the item may not follow the one before.
  bool add(const Item& item) {
    const bool continues = !is_last_;
    if (continues ? item.key != key_ || item.component != component_ + 1
                  : item.component != 1 || (is_any_ && item.key <= key_))
      return false;
    // The least key of all stands for nothing.
    if (!continues && !item.key.empty()) ++entries_;
    is_any_ = true;
    key_ = item.key;
    component_ = item.component;
    is_last_ = item.is_last;
    return true;
  }
  bool is_complete(std::uint64_t entries) const { return is_last_ && entries_ == entries; }

 private:
  bool is_any_ = false;
  bool is_last_ = true;
  std::string key_;
  std::uint32_t component_ = 0;
  std::uint64_t entries_ = 0;
};

bool check_leaf(const Table& table, std::size_t number, const Leaf& leaf, Order& order) {
  for (std::size_t i = 0; i < leaf.size(); ++i) {
    Item item;
    if (!leaf.item(i, item) || item.is_compressed || !order.add(item)) return false;
    if (table.find_leaf(item.key, item.component) != number) return false;
  }
  return leaf.size() > 0;
}

}  // namespace

Status check_table(const std::string& path, const RootInfo& root) {
  auto table = Table::open(path, root);
  if (!table) return std::move(table).error();
  Order order;
  LeafRun run;
  for (std::size_t leaf = 0; leaf < table->leaf_count(); ++leaf) {
    if (leaf >= run.first + run.count) {
      if (Status read = table->read(leaf, table->leaf_count() - 1, run); !read) return read;
    }
    const unsigned char* block = run.blocks.get() + (leaf - run.first) * block_size;
    if (!check_leaf(*table, leaf, Leaf(block), order)) return table->damaged(leaf);
  }
  return order.is_complete(root.entries) ? Status() : table->damaged(table->leaf_count());
}

}  // namespace malmoi::glass
