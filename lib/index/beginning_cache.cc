// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/beginning_cache.h"

#include <algorithm>

namespace malmoi::index {
namespace {

// Some three times as many as there is room for, so that few share a slot.
constexpr std::uint32_t max_slots = 1 << 14;

}  // namespace

BeginningCache::BeginningCache(std::uint32_t last_document, std::size_t max_bytes)
    : slots_(std::clamp(last_document, std::uint32_t{1}, max_slots)),
      kept_(new std::atomic<const Beginning*>[slots_]()),
      room_(max_bytes) {}

BeginningCache::~BeginningCache() {
  for (std::size_t i = 0; i < slots_; ++i) delete kept_[i].load(std::memory_order_relaxed);
}

const Beginning* BeginningCache::find(std::uint32_t document) const {
  const Beginning* kept = kept_[document % slots_].load(std::memory_order_acquire);
  return kept && kept->document == document ? kept : nullptr;
}

bool BeginningCache::take_room(std::size_t bytes) {
  std::size_t room = room_.load(std::memory_order_relaxed);
  while (room >= bytes && !room_.compare_exchange_weak(room, room - bytes, std::memory_order_relaxed)) {
  }
  return room >= bytes;
}

void BeginningCache::keep(const Beginning& beginning) {
  auto& slot = kept_[beginning.document % slots_];
  const std::size_t bytes = sizeof beginning + beginning.letters.size() * sizeof(char32_t);
  if (slot.load(std::memory_order_relaxed) || !take_room(bytes)) return;
  auto copy = std::make_unique<const Beginning>(beginning);
  const Beginning* expected = nullptr;
  if (slot.compare_exchange_strong(expected, copy.get(), std::memory_order_acq_rel)) {
    static_cast<void>(copy.release());
  } else {
    room_.fetch_add(bytes, std::memory_order_relaxed);  // another thread was first
  }
}

}  // namespace malmoi::index
