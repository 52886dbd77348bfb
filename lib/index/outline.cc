// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/outline.h"

#include <xxhash.h>

#include <cstring>

namespace malmoi::index {
namespace {

// Two bytes for the size of the id, which has 512 at most, and four for the length.
constexpr std::size_t header_bytes = 6;

constexpr std::uint32_t hash_mask = (std::uint32_t{1} << 8 * title_hash_bytes) - 1;

}  // namespace

std::uint32_t title_hash(std::string_view term) {
  return static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size())) & hash_mask;
}

std::string Outline::encode() const {
  std::string value(header_bytes, '\0');
  const auto id_size = static_cast<std::uint16_t>(id.size());
  std::memcpy(value.data(), &id_size, 2);
  std::memcpy(value.data() + 2, &terms, 4);
  value += id;
  for (const std::uint32_t hash : title) value.append(reinterpret_cast<const char*>(&hash), title_hash_bytes);
  return value;
}

OutlineView::OutlineView(std::string_view value) {
  if (value.size() < header_bytes) return;
  std::uint16_t id_size = 0;
  std::memcpy(&id_size, value.data(), 2);
  std::memcpy(&terms_, value.data() + 2, 4);
  value.remove_prefix(header_bytes);
  id_ = value.substr(0, id_size);
  title_ = value.substr(id_.size());
}

std::uint32_t OutlineView::title(std::size_t i) const {
  std::uint32_t hash = 0;
  std::memcpy(&hash, title_.data() + i * title_hash_bytes, title_hash_bytes);
  return hash;
}

}  // namespace malmoi::index
