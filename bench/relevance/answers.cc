// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/answers.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

namespace relevance {
namespace {

struct Answer {
  std::vector<RankedDocument> documents;
  double milliseconds = 0;
  std::optional<malmoi::Error> error;
};

Answer answer(const malmoi::Searcher& searcher, const Query& query) {
  malmoi::SearchRequest request;
  request.query = query.text;
  request.limit = 100;
  request.ids_only = true;
  const auto start = std::chrono::steady_clock::now();
  const auto results = searcher.search(request);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  if (!results) return {{}, 0, results.error()};
  Answer answer{{}, taken.count(), {}};
  for (const malmoi::Hit& hit : results->hits) answer.documents.push_back({hit.id, hit.score});
  return answer;
}

/// Each thread takes the next query that nobody has; an answer has its place whoever gives it.
std::vector<Answer> answer_all(const malmoi::Searcher& searcher, const std::vector<Query>& queries, unsigned jobs) {
  std::vector<Answer> answers(queries.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < queries.size();) answers[i] = answer(searcher, queries[i]);
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  threads.clear();
  return answers;
}

}  // namespace

malmoi::Result<Answers> answer(const malmoi::Searcher& searcher, const std::vector<Query>& queries,
                               const AnswerOptions& options) {
  if (options.warm) answer_all(searcher, queries, options.jobs);
  std::vector<Answer> all = answer_all(searcher, queries, options.jobs);
  Answers answers;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].error) return std::move(*all[i].error);
    answers.run[queries[i].id] = std::move(all[i].documents);
    answers.milliseconds.push_back(all[i].milliseconds);
  }
  return answers;
}

}  // namespace relevance
