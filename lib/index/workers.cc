// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/workers.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace malmoi::index {
namespace {

Status run_one(const std::function<Status(unsigned)>& work, unsigned worker) {
  try {
    return work(worker);
  } catch (const std::exception& error) {
    return Error{ErrorCode::internal, std::string("building the index: ") + error.what()};
  }
}

}  // namespace

unsigned job_count(unsigned jobs) {
  constexpr unsigned most = 256;
  if (jobs != 0) return std::min(jobs, most);
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : cores;
}

Status run_workers(unsigned jobs, const std::function<Status(unsigned)>& work) {
  std::vector<Status> results(jobs);
  {
    std::vector<std::jthread> threads;
    try {
      for (unsigned i = 1; i < jobs; ++i) {
        threads.emplace_back([&results, &work, i] { results[i] = run_one(work, i); });
      }
    } catch (const std::system_error&) {
      // The system has no more threads; those that run do all the work.
    }
    results[0] = run_one(work, 0);
  }
  for (Status& result : results) {
    if (!result) return std::move(result);
  }
  return {};
}

}  // namespace malmoi::index
