// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/log.h>
#include <malmoi/searcher_statistics.h>
#include <malmoi/settings.h>

#include "analysis/chain.h"
#include "config/index_description.h"
#include "index/snapshot.h"
#include "search/accumulators.h"
#include "search/snippet.h"
#include "search/text_matcher.h"

namespace malmoi::search {

/// One thread at a time. Everything a search needs of its own: an open snapshot and analysers.
struct Reader {
  Reader(index::Snapshot opened, const AnalyzerSettings& settings)
      : snapshot(std::move(opened)),
        chain(settings, index::steps_of(snapshot.manifest().encoding())),
        matcher(settings, index::steps_of(snapshot.manifest().encoding())),
        snippeter(settings) {}
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
  /// Of all shards of an index.
  ReaderPool(config::IndexDescription shards, const Settings& settings, Log log = {});
  ReaderPool(const std::string& folder, const Settings& settings);

  /// Once, before the first take(): finds the shards on other machines. Errors: as index::RemoteShard::open().
  Status connect();
  Result<std::unique_ptr<Reader>> take();
  /// Did a shard die, or anything else change, since a reader was opened?
  bool is_outdated(const Reader& reader) const;
  void give_back(std::unique_ptr<Reader> reader);

  void fill(SearcherStatistics& statistics) const;

 private:
  Result<std::unique_ptr<Reader>> open();
  Status check_missing(const index::Snapshot& snapshot) const;
  void note_opened(const index::Snapshot& snapshot);
  void note_refused(std::uint64_t stamp, const Error& error);

  const Log log_;
  const config::IndexDescription shards_;
  std::vector<std::shared_ptr<index::RemoteShard>> remote_;
  const AnalyzerSettings settings_;
  const std::string fingerprint_;
  index::OpenGenerations generations_;
  mutable std::mutex mutex_;                   // guards what follows
  std::uint64_t newest_ = 0;                   // stamp of the commit that was newest at the last look
  std::vector<std::unique_ptr<Reader>> free_;  // of this commit
  std::uint64_t lent_ = 0;
  std::uint64_t commits_ = 0;             // opened
  std::uint64_t opened_ = 0;              // stamp of the last of them
  std::uint64_t commit_ = 0;              // its number
  std::uint64_t articles_ = 0;            // in it
  std::optional<std::uint64_t> refused_;  // stamp of the last commit that could not be opened
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
