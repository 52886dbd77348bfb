// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scale {

/// One thread at a time. Strings, each kept once under a number from 0.
class StringTable {
 public:
  std::uint32_t intern(std::string_view text);
  bool contains(std::string_view text) const;
  std::string_view text(std::uint32_t number) const {
    return std::string_view(arena_).substr(begins_[number], begins_[number + 1] - begins_[number]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string arena_;
  std::vector<std::size_t> begins_{0};
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1 << 12);  // number + 1; 0 is free
};

}  // namespace scale
