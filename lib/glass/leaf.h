// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace malmoi::glass {

/// One component of an entry of a table.
struct Item {
  std::string_view key;
  std::uint32_t component = 1;
  bool is_last = true;  ///< component of its entry
  bool is_compressed = false;
  std::string_view tag;
};

/// Keys of a table are ordered by their bytes, components of one key by their numbers.
inline int compare(std::string_view key, std::uint32_t component, std::string_view other,
                   std::uint32_t other_component) {
  if (const int order = key.compare(other); order != 0) return order;
  return component < other_component ? -1 : component > other_component;
}

/// A leaf block in memory, which must stay. Bytes are untrusted: what is asked for is checked.
class Leaf {
 public:
  Leaf() = default;
  /// A block that is no leaf has no items.
  explicit Leaf(const unsigned char* block);

  std::size_t size() const { return size_; }
  /// False where the item is damaged.
  bool item(std::size_t i, Item& item) const;
  /// Items up to and with (key, component); what is damaged sorts anyhow.
  std::size_t upper_bound(std::string_view key, std::uint32_t component) const;

 private:
  const unsigned char* block_ = nullptr;
  std::size_t size_ = 0;
};

/// A child of a branch block: its number, and what separates it from the child before.
struct Child {
  std::uint32_t block = 0;
  std::string_view key;
  std::uint32_t component = 0;
};

/// A branch block in memory, as Leaf.
class Branch {
 public:
  Branch(const unsigned char* block, std::uint32_t level);

  std::size_t size() const { return size_; }
  bool child(std::size_t i, Child& child) const;

 private:
  const unsigned char* block_;
  std::size_t size_ = 0;
};

}  // namespace malmoi::glass
