// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sample_articles.h"

namespace malmoi::faults {

/// What an index has held and will hold, in the order of time.
struct History {
  std::vector<State> states;
  bool begins_without_index = false;  ///< then states[0] is empty
  /// Of the index before, and at most of the index after; folding commits too.
  std::uint64_t first_commit = 0;
  std::uint64_t last_commit = 0;

  std::size_t last() const { return states.size() - 1; }
};

}  // namespace malmoi::faults
