// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace newsd {

/// Safe from any thread. Threads that work off a queue of bounded length.
class WorkerPool {
 public:
  using Job = std::function<void()>;

  WorkerPool(std::size_t threads, std::size_t longest_queue);
  /// Finishes what waits.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False, and nothing is done, where the queue is full.
  bool submit(Job job);
  std::size_t waiting() const;

 private:
  void work();

  const std::size_t longest_queue_;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Job> queue_;
  bool is_ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace newsd
