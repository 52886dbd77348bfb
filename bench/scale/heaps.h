// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>

namespace scale {

/// How many terms occur in so many documents.
using FrequencyCounts = std::map<std::uint32_t, std::uint64_t>;

/// Distinct terms that `n` documents have, on average over all choices of n from the `documents` that were
/// counted: a term of frequency f is missed by a share (1 - n / documents)^f of them.
double expected_distinct(const FrequencyCounts& counts, double documents, double n);

/// Heaps' law, V(n) = V(N) * (n / N)^beta: how a vocabulary grows with the number of documents (Heaps,
/// "Information retrieval", 1978).
struct Heaps {
  double documents = 1;  ///< N, of the corpus that it was fitted on
  double distinct = 0;   ///< V(N)
  double beta = 1;

  double at(double n) const;
};

/// Least squares of log V over log n, from an eighth of the documents to all of them: that part of the curve
/// tells best how it goes on.
Heaps fit_heaps(const FrequencyCounts& counts, double documents);

}  // namespace scale
