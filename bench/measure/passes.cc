// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/passes.h"

#include <malmoi/searcher.h>

#include <numeric>

#include "measure/asking.h"
#include "measure/index_files.h"
#include "measure/percentile.h"
#include "measure/stopwatch.h"

namespace measure {
namespace {

malmoi::SearchRequest request_for(Answer answer) {
  malmoi::SearchRequest request;
  if (answer != Answer::snippets) {
    request.limit = 100;
    request.ids_only = true;
  }
  request.collapse = answer != Answer::all_ids;
  return request;
}

malmoi::Result<Pass> ask_once(const malmoi::Searcher& searcher, const std::vector<Query>& queries, Answer answer,
                              unsigned threads) {
  Stopwatch stopwatch;
  const auto asked = ask(searcher, queries, request_for(answer), threads);
  const Cost cost = stopwatch.lap();
  if (!asked) return asked.error();
  const auto count = static_cast<double>(queries.size());
  Pass pass{{}, cost.cpu * 1000 / count, count / cost.wall};
  for (const Asked& each : *asked) pass.milliseconds.push_back(each.milliseconds);
  return pass;
}

Pass median(const std::vector<Pass>& rounds) {
  const auto of = [&](auto&& figure) {
    std::vector<double> values;
    for (const Pass& pass : rounds) values.push_back(figure(pass));
    return percentile(std::move(values), 0.5);
  };
  Pass pass;
  for (std::size_t i = 0; i < rounds.front().milliseconds.size(); ++i) {
    pass.milliseconds.push_back(of([i](const Pass& each) { return each.milliseconds[i]; }));
  }
  pass.cpu_ms = of([](const Pass& each) { return each.cpu_ms; });
  pass.queries_per_second = of([](const Pass& each) { return each.queries_per_second; });
  return pass;
}

}  // namespace

malmoi::Result<Pass> cold_pass(const std::string& index, const std::vector<Query>& queries, Answer answer) {
  if (const auto dropped = drop_cached_pages(index); !dropped) return dropped.error();
  const auto searcher = malmoi::Searcher::open(index);
  if (!searcher) return searcher.error();
  return ask_once(*searcher, queries, answer, 1);
}

malmoi::Result<std::vector<Pass>> warm_passes(const std::string& index, const std::vector<Query>& queries,
                                              Answer answer, const std::vector<unsigned>& threads, unsigned rounds) {
  const auto searcher = malmoi::Searcher::open(index);
  if (!searcher) return searcher.error();
  std::vector<std::vector<Pass>> passes(threads.size());
  for (unsigned round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < threads.size(); ++i) {
      auto pass = ask_once(*searcher, queries, answer, threads[i]);
      if (!pass) return pass.error();
      if (round > 0) passes[i].push_back(std::move(*pass));  // the first only warms up
    }
  }
  std::vector<Pass> medians;
  for (const auto& each : passes) medians.push_back(median(each));
  return medians;
}

Distribution distribution(const std::vector<double>& milliseconds) {
  const double sum = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0);
  return {sum / static_cast<double>(milliseconds.size()),
          percentile(milliseconds, 0.5),
          percentile(milliseconds, 0.9),
          percentile(milliseconds, 0.95),
          percentile(milliseconds, 0.99),
          percentile(milliseconds, 1)};
}

}  // namespace measure
