// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "index/lock.h"
#include "index/snapshot.h"

namespace malmoi::search {

/// A live article that the index did not have, or not in these words, when it was last looked at.
struct NewArticle {
  index::Location at;
  bool changed = false;  ///< an earlier version was there
};

/// One thread at a time. A folder that remembers the articles of an index: of each generation the hashes of ids and
/// contents, in a file that is written once, and which of them were dead. Comparing them, and not commits, tells new
/// articles from those that a fold, a rebuild or a restored backup moved. Locked while this object lives.
class SeenArticles {
 public:
  /// Of the index `index`; the folder is made where there is none. Errors: locked; invalid_argument where it is of
  /// another index; corrupt, io, permission_denied.
  static Result<SeenArticles> open(const std::string& folder, const std::string& index, std::chrono::milliseconds wait);

  /// Was anything ever remembered?
  bool has_begun() const { return has_begun_; }
  std::uint64_t commit() const { return seen_.commit; }

  /// By generation and number. What was compared is remembered by confirm(). Errors: corrupt, io.
  Result<std::vector<NewArticle>> compare(index::Snapshot& snapshot);
  /// Remembers that the index has no articles yet.
  void compare_with_nothing();
  /// Atomic and durable. Errors: io, permission_denied.
  Status confirm();

 private:
  struct Fingerprint {
    std::uint64_t id = 0;
    std::uint64_t content = 0;
  };
  struct Generation {
    std::string name;
    std::uint64_t identity = 0;  ///< hash of its name and its files' checksums
    std::uint64_t articles = 0;
    std::uint64_t checksum = 0;       ///< of its fingerprints
    std::uint64_t dead_checksum = 0;  ///< of its tombstones; 0 where there were none
    std::string file() const;
    std::string dead_file() const;
  };
  struct State {
    std::uint64_t commit = 0;
    std::vector<Generation> generations;
  };
  struct NewFile {
    std::string name;
    std::string bytes;
  };
  class Comparison;

  SeenArticles(std::string folder, std::string index, index::WriterLock lock)
      : folder_(std::move(folder)), index_(std::move(index)), lock_(std::move(lock)) {}
  Status read_state();
  std::string state_json() const;
  Result<index::Tombstones> tombstones(const Generation& generation) const;
  Result<std::vector<Fingerprint>> fingerprints(const Generation& generation) const;
  Result<std::string> read(const std::string& name, std::uint64_t checksum) const;
  void clean_up() const;

  std::string folder_;
  std::string index_;
  index::WriterLock lock_;
  bool has_begun_ = false;
  State seen_;
  State next_;
  std::vector<NewFile> new_files_;  // of `next_`
};

}  // namespace malmoi::search
