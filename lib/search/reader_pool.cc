// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/reader_pool.h"

#include <future>
#include <utility>

namespace malmoi::search {
namespace {

// Readers kept for reuse; each remembers term frequencies.
constexpr std::size_t max_free = 64;

}  // namespace

ReaderPool::ReaderPool(const std::string& folder, const Settings& settings)
    : ReaderPool(config::IndexDescription{{folder}}, settings) {}

ReaderPool::ReaderPool(config::IndexDescription shards, const Settings& settings, Log log)
    : log_(std::move(log)),
      shards_(std::move(shards)),
      settings_(settings.analyzer),
      fingerprint_(analysis::fingerprint(settings.analyzer)),
      generations_(settings.index.verify_on_open) {}

Result<std::unique_ptr<Reader>> ReaderPool::open() {
  auto snapshot = index::Snapshot::open_all(shards_.folders, remote_, generations_);
  if (!snapshot) return std::move(snapshot).error();
  if (!shards_.folders.empty()) {
    Status same = index::check_fingerprint(shards_.folders.front(), snapshot->manifest(), fingerprint_);
    if (!same) return std::move(same).error();
  }
  if (Status enough = check_missing(*snapshot); !enough) return std::move(enough).error();
  return std::make_unique<Reader>(std::move(*snapshot), settings_);
}

Status ReaderPool::connect() {
  std::vector<std::future<Result<std::shared_ptr<index::RemoteShard>>>> opened;
  for (const config::RemoteShardServers& servers : shards_.remote) {
    opened.push_back(std::async(std::launch::async, &index::RemoteShard::open, servers, shards_, fingerprint_));
  }
  for (auto& each : opened) {
    auto shard = each.get();
    if (!shard) return std::move(shard).error();
    remote_.push_back(std::move(*shard));
  }
  return {};
}

/// May an answer lack what is missing?
Status ReaderPool::check_missing(const index::Snapshot& snapshot) const {
  if (snapshot.missing().empty()) return {};
  const bool has_any = !shards_.folders.empty() || snapshot.remote_count() > 0;
  if (shards_.dead_shards == config::DeadShards::partial && has_any) return {};
  for (const auto& shard : remote_) {
    if (std::string failure = shard->failure(); !failure.empty()) return Error{ErrorCode::io, std::move(failure)};
  }
  return Error{ErrorCode::io, snapshot.missing().front() + ": the shard does not answer"};
}

bool ReaderPool::is_outdated(const Reader& reader) const {
  return reader.snapshot.stamp() != index::newest_stamp(shards_.folders, remote_);
}

Result<std::unique_ptr<Reader>> ReaderPool::take() {
  const std::uint64_t newest = index::newest_stamp(shards_.folders, remote_);
  std::vector<std::unique_ptr<Reader>> outdated;  // closed after the lock is released
  {
    const std::lock_guard lock(mutex_);
    if (newest_ != newest) {
      newest_ = newest;
      outdated.swap(free_);
    }
    if (!free_.empty()) {
      std::unique_ptr<Reader> reader = std::move(free_.back());
      free_.pop_back();
      ++lent_;
      return reader;
    }
  }
  auto reader = open();
  if (reader) {
    note_opened((*reader)->snapshot);
  } else {
    note_refused(newest, reader.error());
  }
  return reader;
}

void ReaderPool::note_opened(const index::Snapshot& snapshot) {
  const std::uint64_t commit = snapshot.manifest().commit;
  const std::uint64_t articles = static_cast<std::uint64_t>(snapshot.statistics().documents()) - snapshot.dead_count();
  {
    const std::lock_guard lock(mutex_);
    ++lent_;
    const bool is_late = snapshot.stamp() != newest_ && commit <= commit_;
    const bool is_known = snapshot.stamp() == opened_;
    if (is_late || (is_known && !refused_)) return;
    refused_.reset();
    commits_ += !is_known;
    opened_ = snapshot.stamp();
    commit_ = commit;
    articles_ = articles;
  }
  if (!log_) return;
  log_(LogLevel::info, "opened commit " + std::to_string(commit) + ": " + std::to_string(articles) + " articles");
}

/// Whoever opens or searches is told each time, the log once.
void ReaderPool::note_refused(std::uint64_t stamp, const Error& error) {
  {
    const std::lock_guard lock(mutex_);
    if (refused_ == stamp || commits_ == 0) return;
    refused_ = stamp;
  }
  if (log_) log_(LogLevel::error, error.message);
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  --lent_;
  if (reader->snapshot.stamp() == newest_ && free_.size() < max_free) free_.push_back(std::move(reader));
}

void ReaderPool::fill(SearcherStatistics& statistics) const {
  const std::lock_guard lock(mutex_);
  statistics.reopened = commits_ > 0 ? commits_ - 1 : 0;
  statistics.commit = commit_;
  statistics.articles = articles_;
  statistics.readers = free_.size() + lent_;
}

}  // namespace malmoi::search
