// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>

namespace malmoi::index {

/// Which documents of one generation are dead: replaced or deleted after it was built.
class Tombstones {
 public:
  bool contains(std::uint32_t document) const { return document < dead_.size() && dead_[document]; }
  /// Returns whether it was alive.
  bool insert(std::uint32_t document);
  std::uint64_t size() const { return count_; }
  /// The dead, ascending.
  std::vector<std::uint32_t> numbers() const;

  /// The dead as ascending differences, in the variable-length numbers of LEB128.
  std::string encode() const;
  /// corrupt where they are not what encode() gives for a generation of so many documents.
  static Result<Tombstones> decode(const std::string& bytes, std::uint64_t documents);

 private:
  std::vector<bool> dead_;
  std::uint64_t count_ = 0;
};

}  // namespace malmoi::index
