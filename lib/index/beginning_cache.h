// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace malmoi::index {

/// The letters of the beginning of an article's text, each field after a line break: see text::append_letters().
struct Beginning {
  std::uint32_t document = 0;
  std::size_t text_begin = 0;  ///< where the title's letters end
  std::u32string letters;
};

/// Safe to use from many threads at once, without locks. Beginnings that were read, until there is no room
/// for more. What is in stays, and its address with it: articles that answer one query often answer others.
class BeginningCache {
 public:
  /// For documents up to a number.
  explicit BeginningCache(std::uint32_t last_document, std::size_t max_bytes = std::size_t{16} << 20);
  ~BeginningCache();
  BeginningCache(const BeginningCache&) = delete;
  BeginningCache& operator=(const BeginningCache&) = delete;

  /// Null where it is not kept.
  const Beginning* find(std::uint32_t document) const;
  /// Keeps a copy, where there is room.
  void keep(const Beginning& beginning);

 private:
  bool take_room(std::size_t bytes);

  const std::size_t slots_;
  const std::unique_ptr<std::atomic<const Beginning*>[]> kept_;  // by number of document, modulo slots_
  std::atomic<std::size_t> room_;                                // in bytes
};

}  // namespace malmoi::index
