// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include <malmoi/error.h>
#include <malmoi/search_results.h>
#include <malmoi/searcher_statistics.h>

namespace malmoi::search {

/// Safe to use from many threads at once, without locks. Counts what a Searcher is asked.
class CallCounters {
 public:
  void count_search(const Result<SearchResults>& results);
  void count_suggestion() { add(suggestions_); }

  void fill(SearcherStatistics& statistics) const;

 private:
  using Counter = std::atomic<std::uint64_t>;
  static void add(Counter& counter, std::uint64_t n = 1) { counter.fetch_add(n, std::memory_order_relaxed); }

  Counter searches_ = 0;
  Counter failed_ = 0;
  Counter cancelled_ = 0;
  Counter partial_ = 0;
  Counter suggestions_ = 0;
  Counter microseconds_ = 0;
  std::array<Counter, LatencyHistogram::bounds.size() + 1> latencies_ = {};
};

}  // namespace malmoi::search
