// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/answers.h"

#include <chrono>

#include "measure/asking.h"

namespace relevance {

malmoi::Result<Answers> answer(const malmoi::Searcher& searcher, const std::vector<measure::Query>& queries,
                               const AnswerOptions& options) {
  malmoi::SearchRequest request;
  request.limit = 100;
  request.ids_only = true;
  request.collapse = false;  // judgements are of single articles
  request.time_budget = std::chrono::milliseconds(0);  // a busy machine must not change answers
  if (options.warm) static_cast<void>(measure::ask(searcher, queries, request, options.jobs));
  const auto asked = measure::ask(searcher, queries, request, options.jobs);
  if (!asked) return asked.error();
  Answers answers;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    auto& documents = answers.run[queries[i].id];
    for (const malmoi::Hit& hit : (*asked)[i].hits) documents.push_back({hit.id, hit.score});
    answers.milliseconds.push_back((*asked)[i].milliseconds);
  }
  return answers;
}

}  // namespace relevance
