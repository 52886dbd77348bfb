// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include <malmoi/error.h>
#include <malmoi/log.h>
#include <malmoi/settings.h>

#include "query/synonyms.h"

namespace malmoi::search {

/// The synonyms that a search uses.
struct SynonymsInUse {
  std::shared_ptr<const query::Synonyms> synonyms = std::make_shared<const query::Synonyms>();
  std::string failure = {};   ///< why the file as it is now cannot be used; empty if it is in use
  std::uint64_t version = 0;  ///< rises whenever the file is read
};

/// Safe to use from many threads at once. The synonyms of a file, read again when it has changed; while what it holds
/// is bad, those before.
class LiveSynonyms {
 public:
  explicit LiveSynonyms(const Settings& settings, Log log = {});

  /// Asks the file system whether the file has changed, which takes about a microsecond.
  SynonymsInUse current();
  /// The file's first reading.
  Status status() const { return status_; }

 private:
  /// Tells one state of the file from another: device, inode, size, and times in nanoseconds; zeros where it is gone.
  using Stamp = std::tuple<std::uint64_t, std::uint64_t, std::int64_t, std::int64_t, std::int64_t>;

  static Stamp stamp_of(const std::string& path);
  Result<std::shared_ptr<const query::Synonyms>> load() const;
  void take(const Result<std::shared_ptr<const query::Synonyms>>& loaded);
  void tell(const Status& loaded) const;

  const Log log_;
  const std::string path_;
  const AnalyzerSettings analyzer_;
  Status status_;
  std::mutex mutex_;  // guards what follows
  Stamp stamp_ = {};
  SynonymsInUse in_use_;
};

}  // namespace malmoi::search
