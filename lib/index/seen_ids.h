// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace malmoi::index {

/// One thread at a time. The ids that an update has read, and where it read each first. An id takes 20 bytes of
/// a table at most three quarters full, whatever its length: millions fit in memory. Ids are told apart by
/// 96 bits of XXH3.
class SeenIds {
 public:
  SeenIds();

  /// Nothing where the id is new, else where it was read first. `location`: a path, or "path:line".
  std::optional<std::string> add(std::string_view id, std::string_view location);
  bool contains(std::string_view id) const;

 private:
  struct Entry {
    std::uint32_t hash[3];
    std::uint32_t place;  // + 1, in places_; 0 is free
    std::uint32_t line;   // 0 for none
  };
  static Entry entry_of(std::string_view id);
  std::size_t find(const Entry& sought) const;
  void grow();
  std::uint32_t add_place(std::string_view path, bool has_lines);
  std::string location_of(const Entry& entry) const;

  std::vector<Entry> entries_;
  std::size_t size_ = 0;
  std::string paths_;                                     // one after the other
  std::vector<std::uint64_t> places_;                     // where each ends
  std::unordered_map<std::string, std::uint32_t> files_;  // those with lines, by path
};

}  // namespace malmoi::index
