// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/leaf_cache.h"

#include <cstring>

#include "glass/format.h"

namespace malmoi::glass {

LeafCache::~LeafCache() {
  for (std::size_t i = 0; i < leaves_; ++i) delete[] blocks_[i].load(std::memory_order_relaxed);
}

bool LeafCache::take_room() {
  std::size_t room = room_.load(std::memory_order_relaxed);
  while (room > 0 && !room_.compare_exchange_weak(room, room - 1, std::memory_order_relaxed)) {
  }
  return room > 0;
}

void LeafCache::keep(std::size_t leaf, const unsigned char* block) {
  if (find(leaf) || !take_room()) return;
  auto copy = std::make_unique_for_overwrite<unsigned char[]>(block_size);
  std::memcpy(copy.get(), block, block_size);
  const unsigned char* expected = nullptr;
  if (blocks_[leaf].compare_exchange_strong(expected, copy.get(), std::memory_order_acq_rel)) {
    static_cast<void>(copy.release());
  } else {
    room_.fetch_add(1, std::memory_order_relaxed);  // another thread was first
  }
}

}  // namespace malmoi::glass
