// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>
#include <malmoi/searcher.h>

#include <vector>

#include "measure/queries.h"
#include "relevance/run.h"

namespace relevance {

struct Answers {
  Run run;
  std::vector<double> milliseconds;  ///< of each query, in their order
};

struct AnswerOptions {
  unsigned jobs = 1;
  bool warm = false;  ///< ask every query once before it is measured
};

/// The best 100 of each query, as users get them but for the snippets.
malmoi::Result<Answers> answer(const malmoi::Searcher& searcher, const std::vector<measure::Query>& queries,
                               const AnswerOptions& options);

}  // namespace relevance
