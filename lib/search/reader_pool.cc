// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/reader_pool.h"

namespace malmoi::search {
namespace {

// Readers kept for reuse; each remembers term frequencies.
constexpr std::size_t max_free = 64;

}  // namespace

ReaderPool::ReaderPool(std::string folder, const Settings& settings)
    : folder_(std::move(folder)),
      settings_(settings.analyzer),
      fingerprint_(analysis::fingerprint(settings.analyzer)),
      generations_(settings.index.verify_on_open) {}

Result<std::unique_ptr<Reader>> ReaderPool::open() {
  auto snapshot = index::Snapshot::open(folder_, generations_);
  if (!snapshot) return std::move(snapshot).error();
  if (Status same = index::check_fingerprint(folder_, snapshot->manifest(), fingerprint_); !same) {
    return std::move(same).error();
  }
  return std::make_unique<Reader>(std::move(*snapshot), settings_);
}

Result<std::unique_ptr<Reader>> ReaderPool::take() {
  const std::uint64_t newest = index::manifest_stamp(folder_);
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
      return reader;
    }
  }
  return open();
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  if (reader->snapshot.stamp() == newest_ && free_.size() < max_free) free_.push_back(std::move(reader));
}

}  // namespace malmoi::search
