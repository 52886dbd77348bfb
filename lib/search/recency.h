// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"

namespace malmoi::search {

/// One thread at a time. How much of its score an article keeps at its age:
///     1 - weight + weight * 2^(-age / half_life)
/// with ages of at least 0, counted from the request's `now` or the newest article. Undated articles keep 1 - weight.
class Recency {
 public:
  /// Everything is kept. The snapshot must stay.
  explicit Recency(const index::Snapshot& snapshot) : snapshot_(&snapshot) {}
  /// As request and settings want it. Errors: invalid_argument (now), corrupt, io.
  static Result<Recency> of(const index::Snapshot& snapshot, const SearchRequest& request,
                            const RankingSettings& ranking);

  bool is_off() const { return weight_ == 0; }
  /// Articles asked for in ascending order are found fastest. Errors: corrupt, io.
  Result<double> kept(index::Location at) const;

 private:
  const index::Snapshot* snapshot_;
  double weight_ = 0;
  double half_life_seconds_ = 1;
  std::int64_t now_ = 0;  // Unix seconds
};

}  // namespace malmoi::search
