// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "analysis/chain.h"
#include "index/snapshot.h"
#include "search/accumulators.h"
#include "search/snippet.h"
#include "search/text_matcher.h"

namespace malmoi::search {

/// One thread at a time. Everything a search needs of its own: an open snapshot and analysers.
struct Reader {
  Reader(index::Snapshot opened, const AnalyzerSettings& settings)
      : snapshot(std::move(opened)), chain(settings), matcher(settings), snippeter(settings) {}
  index::Snapshot snapshot;
  Accumulators accumulators;
  analysis::Chain chain;
  TextMatcher matcher;
  Snippeter snippeter;
};

/// Safe to use from many threads at once. Lends readers of the newest commit; a thread that finds none
/// free opens another, so searches wait for each other only while one is handed over.
class ReaderPool {
 public:
  ReaderPool(std::string folder, const Settings& settings);

  Result<std::unique_ptr<Reader>> take();
  void give_back(std::unique_ptr<Reader> reader);

 private:
  Result<std::unique_ptr<Reader>> open();

  const std::string folder_;
  const AnalyzerSettings settings_;
  const std::string fingerprint_;
  index::OpenGenerations generations_;
  std::mutex mutex_;                           // guards what follows
  std::uint64_t newest_ = 0;                   // stamp of the commit that was newest at the last look
  std::vector<std::unique_ptr<Reader>> free_;  // of this commit
};

/// A reader for the length of a scope.
class Lease {
 public:
  Lease(ReaderPool& pool, std::unique_ptr<Reader> reader) : pool_(pool), reader_(std::move(reader)) {}
  ~Lease() { pool_.give_back(std::move(reader_)); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Reader& operator*() const { return *reader_; }
  Reader* operator->() const { return reader_.get(); }

 private:
  ReaderPool& pool_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace malmoi::search
