// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/call_counters.h"

#include <algorithm>
#include <cmath>

namespace malmoi::search {

void CallCounters::count_search(const Result<SearchResults>& results) {
  add(searches_);
  if (!results) return add(results.error().code == ErrorCode::cancelled ? cancelled_ : failed_);
  if (results->partial) add(partial_);
  const auto& bounds = LatencyHistogram::bounds;
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), results->took_ms / 1000) - bounds.begin();
  add(latencies_[static_cast<std::size_t>(bucket)]);
  add(microseconds_, static_cast<std::uint64_t>(std::llround(results->took_ms * 1000)));
}

void CallCounters::fill(SearcherStatistics& statistics) const {
  statistics.searches = searches_;
  statistics.failed = failed_;
  statistics.cancelled = cancelled_;
  statistics.partial = partial_;
  statistics.suggestions = suggestions_;
  std::copy(latencies_.begin(), latencies_.end(), statistics.latency.counts.begin());
  statistics.latency.seconds = static_cast<double>(microseconds_) / 1e6;
}

}  // namespace malmoi::search
