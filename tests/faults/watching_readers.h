// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <malmoi/searcher.h>

#include "findings.h"
#include "history.h"

namespace malmoi::faults {

/// Threads with an open Searcher each that search an index until they are stopped. What they see must be one of the
/// states of a history, whole, and never of an older commit than before.
class WatchingReaders {
 public:
  /// Where there is an index, returns when all threads have opened it.
  WatchingReaders(const std::string& index, const History& history, Findings& findings);
  ~WatchingReaders();
  WatchingReaders(const WatchingReaders&) = delete;
  WatchingReaders& operator=(const WatchingReaders&) = delete;

  std::uint64_t searches() const { return searches_; }

 private:
  /// What a query should find: its ids, in each of the states.
  struct Expected {
    std::string query;
    std::vector<std::multiset<std::string>> ids;
  };

  void watch();
  std::optional<Searcher> open();
  void search(const Searcher& searcher, const Expected& expected, std::uint64_t& last_commit);
  void read(const Searcher& searcher, const std::string& id);

  const std::string index_;
  const History& history_;
  Findings& findings_;
  std::vector<Expected> expected_;
  std::vector<std::string> all_ids_;
  std::atomic<unsigned> opened_ = 0;
  std::atomic<bool> stopped_ = false;
  std::atomic<std::uint64_t> searches_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace malmoi::faults
