// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "relevance/judgements.h"
#include "relevance/run.h"

namespace relevance {

enum Metric : std::size_t { ndcg_10, mrr_10, recall_10, recall_100, precision_1 };
inline constexpr std::array metric_names = {"nDCG@10", "MRR@10", "R@10", "R@100", "P@1"};

/// One figure for each Metric.
using Scores = std::array<double, metric_names.size()>;

/// Scores one answer. nDCG has the gain 2^grade - 1 and the discount log2(rank + 1), and is a share of
/// what the best order of all relevant documents gives (Burges et al., Learning to rank using gradient
/// descent, 2005). For the others every grade above 0 is alike; recall is a share of all relevant ones.
Scores score(const std::vector<RankedDocument>& answer, const Grades& relevant);

/// Scores a run, one entry for each judged query, in the order of the judgements. A query without an
/// answer scores 0.
std::vector<Scores> score(const Run& run, const Judgements& judgements);

/// Zeros of no scores.
Scores average(const std::vector<Scores>& scores);

/// One metric of each query.
std::vector<double> column(const std::vector<Scores>& scores, Metric metric);

}  // namespace relevance
