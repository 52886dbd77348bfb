// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>

#include "capi/objects.h"
#include "capi/sized_struct.h"

static_assert(malmoi::LatencyHistogram::bounds.size() <= std::size(malmoi_searcher_statistics{}.latency_bound));

void malmoi_searcher_get_statistics(const malmoi_searcher* searcher, malmoi_searcher_statistics* statistics) {
  if (!statistics) return;
  const malmoi::SearcherStatistics now = searcher ? searcher->value.statistics() : malmoi::SearcherStatistics();
  malmoi_searcher_statistics out{};
  out.searches = now.searches;
  out.failed = now.failed;
  out.cancelled = now.cancelled;
  out.partial = now.partial;
  out.cache_hits = now.cache_hits;
  out.suggestions = now.suggestions;
  out.reopened = now.reopened;
  out.commit = now.commit;
  out.articles = now.articles;
  out.readers = now.readers;
  out.cache_bytes = now.cache_bytes;
  out.latency_seconds = now.latency.seconds;
  out.latency_bounds = now.latency.bounds.size();
  std::copy(now.latency.bounds.begin(), now.latency.bounds.end(), out.latency_bound);
  std::copy(now.latency.counts.begin(), now.latency.counts.end(), out.latency_counts);
  malmoi::capi::fill(statistics, statistics->struct_size, out);
}
