// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>
#include <vector>

#include "measure/queries.h"

namespace measure {

/// What a search gives back: the best 100 ids; the same with near-duplicates as hits of their own; 10 hits with
/// snippets.
enum class Answer { ids, all_ids, snippets };

/// All queries, asked once each.
struct Pass {
  std::vector<double> milliseconds;  ///< of each query, in their order
  double cpu_ms = 0;                 ///< of a query on average, all threads together
  double queries_per_second = 0;
};

/// Nothing of the index is in memory when the first query comes.
malmoi::Result<Pass> cold_pass(const std::string& index, const std::vector<Query>& queries, Answer answer);

/// Every query was asked before. For each of `rounds`, one pass with each number of threads; figures are
/// medians over rounds, each query's for itself.
malmoi::Result<std::vector<Pass>> warm_passes(const std::string& index, const std::vector<Query>& queries,
                                              Answer answer, const std::vector<unsigned>& threads, unsigned rounds);

/// Percentiles and the mean of times.
struct Distribution {
  double mean = 0;
  double p50 = 0;
  double p90 = 0;
  double p95 = 0;
  double p99 = 0;
  double max = 0;
};

/// Not of no times.
Distribution distribution(const std::vector<double>& milliseconds);

}  // namespace measure
