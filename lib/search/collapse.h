// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <malmoi/error.h>

#include "index/duplicate_key.h"
#include "index/snapshot.h"
#include "search/match.h"

namespace malmoi::search {

/// Texts of which none is near another, best ranked first.
class DistinctTexts {
 public:
  DistinctTexts();
  /// The number of the best ranked text that this one is near to, if there is one. Two near texts of which no band is
  /// the same are not found.
  std::optional<std::uint32_t> find(const index::DuplicateKey& key) const;
  /// Texts are numbered from 0.
  void add(const index::DuplicateKey& key);

 private:
  static constexpr std::size_t values = 256;
  std::vector<index::DuplicateKey> keys_;
  std::vector<std::uint32_t> newest_;  // by band and its value: the last text with it + 1, 0 for none
  std::vector<std::uint32_t> before_;  // by text and band: the one before that with the same value + 1
};

/// What near-duplicates leave of a list of matches.
struct Collapsed {
  std::vector<Match> matches;                          ///< none near one before it
  std::vector<std::vector<std::uint32_t>> duplicates;  ///< of each, the documents that folded into it, best first
};

/// Folds each match into the best ranked one that it is near to. What remains of the first matches does not depend on
/// those after them, so that pages fit together. Matches from `most` on stay as they are, as do those without a key.
/// Those that are near `hidden` are left out. Errors: corrupt, io.
Result<Collapsed> collapse(const index::Snapshot& snapshot, std::vector<Match> matches, std::size_t most,
                           const std::optional<index::DuplicateKey>& hidden = {});

}  // namespace malmoi::search
