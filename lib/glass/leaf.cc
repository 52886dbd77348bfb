// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/leaf.h"

#include "glass/format.h"

namespace malmoi::glass {
namespace {

std::size_t directory_size(const unsigned char* block, std::uint32_t level) {
  const std::size_t end = read2(block + header::dir_end);
  if (block[header::level] != level || end < header::size || end > block_size) return 0;
  return (end - header::size) / 2;
}

/// Where an item of the directory begins; past the block where `least` bytes of it are not in the block.
std::size_t item_offset(const unsigned char* block, std::size_t i, std::size_t least) {
  const std::size_t offset = read2(block + header::size + 2 * i);
  return offset + least <= block_size ? offset : block_size;
}

std::string_view text(const unsigned char* p, std::size_t size) { return {reinterpret_cast<const char*>(p), size}; }

}  // namespace

Leaf::Leaf(const unsigned char* block) : block_(block), size_(directory_size(block, 0)) {}

bool Leaf::item(std::size_t i, Item& out) const {
  constexpr std::size_t fixed = 3;  // size and flags, key length
  const std::size_t offset = item_offset(block_, i, fixed);
  if (offset == block_size) return false;
  const unsigned char* p = block_ + offset;
  const std::uint32_t flags = read2(p);
  const std::size_t size = (flags & item::size_mask) + item::size_bias;
  const bool is_first = (flags & item::first) != 0;
  const std::size_t head = fixed + p[2] + (is_first ? 0 : 2);
  if (size > block_size - offset || head > size) return false;
  out.key = text(p + fixed, p[2]);
  out.component = is_first ? 1 : read2(p + head - 2);
  out.is_last = (flags & item::last) != 0;
  out.is_compressed = (flags & item::compressed) != 0;
  out.tag = text(p + head, size - head);
  return is_first || out.component > 1;
}

std::size_t Leaf::upper_bound(std::string_view key, std::uint32_t component) const {
  std::size_t begin = 0, end = size_;
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    Item at;
    if (item(middle, at) && compare(at.key, at.component, key, component) > 0) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin;
}

Branch::Branch(const unsigned char* block, std::uint32_t level) : block_(block), size_(directory_size(block, level)) {}

bool Branch::child(std::size_t i, Child& out) const {
  constexpr std::size_t fixed = 5;  // block number, key length
  const std::size_t offset = item_offset(block_, i, fixed);
  if (offset == block_size) return false;
  const unsigned char* p = block_ + offset;
  const std::size_t key_size = p[4];
  if (fixed + key_size + 2 > block_size - offset) return false;
  out.block = read4(p);
  out.key = text(p + fixed, key_size);
  out.component = read2(p + fixed + key_size);
  return true;
}

}  // namespace malmoi::glass
