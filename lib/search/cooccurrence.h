// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "index/snapshot.h"
#include "query/document_set.h"

namespace malmoi::search {

/// One thread at a time. The articles of a snapshot, which must stay, that have some words in title or lead; none
/// without words.
class Cooccurrence {
 public:
  /// `words` are stems. Errors: corrupt, io.
  static Result<Cooccurrence> find(const index::Snapshot& snapshot, const std::vector<std::string>& words);

  bool empty() const { return count_ == 0; }

  /// How many of them have one more. Errors: corrupt, io.
  Result<std::uint64_t> count(const std::string& word) const;

 private:
  explicit Cooccurrence(const index::Snapshot& snapshot) : snapshot_(&snapshot) {}
  Result<query::DocumentSet> with(std::size_t generation, const std::vector<std::string>& words) const;
  Result<std::uint64_t> count(std::size_t generation, const std::string& word) const;

  const index::Snapshot* snapshot_;
  std::vector<query::DocumentSet> with_;  // of each generation
  std::uint64_t count_ = 0;
};

}  // namespace malmoi::search
