// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace malmoi {

/// A value. How long calls took.
struct LatencyHistogram {
  /// Upper bounds in seconds, inclusive, as Prometheus' `le`.
  static constexpr std::array<double, 14> bounds = {0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                    0.05,    0.1,    0.25,  0.5,    1,     2.5,  5};
  /// Calls up to each bound and above the one before, so not cumulative; last, those above all bounds.
  std::array<std::uint64_t, bounds.size() + 1> counts = {};
  double seconds = 0;  ///< sum of all, to the microsecond
};

/// A value. What a Searcher has done since it was opened, and what it holds. Counters only rise. Each is exact; those
/// of a call that ends while they are read may be in some of them and not yet in others.
struct SearcherStatistics {
  std::uint64_t searches = 0;     ///< calls of Searcher::search(), those below included
  std::uint64_t failed = 0;       ///< of them, those that ended with an error other than cancelled
  std::uint64_t cancelled = 0;    ///< of them, those that ended with error cancelled
  std::uint64_t partial = 0;      ///< of them, answers marked as partial
  std::uint64_t cache_hits = 0;   ///< of them, answers that were kept; see SearchSettings::cache_bytes
  LatencyHistogram latency;       ///< of searches that were answered, partial and kept ones included
  std::uint64_t suggestions = 0;  ///< calls of Searcher::suggest()
  std::uint64_t reopened = 0;     ///< newer commits that were opened
  std::uint64_t commit = 0;       ///< the newest commit that was opened
  std::uint64_t articles = 0;     ///< in it
  std::uint64_t readers = 0;      ///< open now, those under way included
  std::uint64_t cache_bytes = 0;  ///< of answers that are kept now
};

}  // namespace malmoi
