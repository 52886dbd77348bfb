// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/recency.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "glass/value_list.h"
#include "index/instant.h"
#include "index/schema.h"

namespace malmoi::search {
namespace {

constexpr double seconds_a_day = 86'400;

/// The newest article that was ever in one of the generations: like the statistics of terms, this counts those that
/// were deleted since and are still there.
Result<std::int64_t> newest(const index::Snapshot& snapshot) {
  std::string latest;
  for (std::size_t g = 0; g < snapshot.generation_count(); ++g) {
    auto value = glass::greatest_value(snapshot.generation(g).database(), index::slot::published);
    if (!value) return std::move(value).error();
    latest = std::max(latest, *value);
  }
  for (std::size_t i = 0; i < snapshot.remote_count(); ++i) {
    latest = std::max(latest, snapshot.remote(i).revision().latest);
  }
  return index::unix_seconds_of(latest).value_or(0);
}

}  // namespace

Result<Recency> Recency::of(const index::Snapshot& snapshot, const SearchRequest& request,
                            const RankingSettings& ranking) {
  Recency recency(snapshot);
  const double half_life = request.half_life.value_or(ranking.half_life);
  if (half_life <= 0) return recency;
  recency.weight_ = ranking.recency_weight;
  recency.half_life_seconds_ = half_life * seconds_a_day;
  if (request.now.empty()) {
    auto latest = newest(snapshot);
    if (!latest) return std::move(latest).error();
    recency.now_ = *latest;
  } else if (const auto now = index::parse_instant(request.now)) {
    recency.now_ = now->unix_seconds;
  } else {
    return Error{ErrorCode::invalid_argument,
                 "now: '" + request.now + "' is no date; write 2024-07-12 or 2024-07-12T09:30:00+09:00"};
  }
  return recency;
}

Result<double> Recency::kept(index::Location at) const {
  if (is_off()) return 1.0;
  const auto value = snapshot_->value(at, index::slot::published);
  if (!value) return value.error();
  const auto published = index::unix_seconds_of(*value);
  if (!published) return 1 - weight_;
  const auto age = static_cast<double>(std::max<std::int64_t>(0, now_ - *published));
  return 1 - weight_ + weight_ * std::exp2(-age / half_life_seconds_);
}

}  // namespace malmoi::search
