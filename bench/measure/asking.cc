// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/asking.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

namespace measure {
namespace {

malmoi::Result<Asked> ask(const malmoi::Searcher& searcher, const malmoi::SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  auto results = searcher.search(request);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  if (!results) return results.error();
  return Asked{std::move(results->hits), taken.count()};
}

}  // namespace

malmoi::Result<std::vector<Asked>> ask(const malmoi::Searcher& searcher, const std::vector<Query>& queries,
                                       const malmoi::SearchRequest& request, unsigned jobs) {
  std::vector<std::optional<malmoi::Result<Asked>>> answers(queries.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    malmoi::SearchRequest own = request;
    for (std::size_t i; (i = next++) < queries.size();) {
      own.query = queries[i].text;
      answers[i] = ask(searcher, own);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  threads.clear();
  std::vector<Asked> all;
  for (auto& answer : answers) {
    if (!*answer) return answer->error();
    all.push_back(std::move(**answer));
  }
  return all;
}

}  // namespace measure
