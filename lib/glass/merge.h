// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "glass/database_writer.h"

namespace malmoi::glass {

/// A database to be merged, without some of its documents. Damage must not be copied and given a new checksum.
struct MergeInput {
  std::string folder;
  FileChecksums files;              ///< what they have to be; those that are not named are not verified
  std::vector<std::uint32_t> dead;  ///< numbers, ascending
};

/// Numbers of an input's documents in the merged database.
class Renumbering {
 public:
  Renumbering(std::uint32_t last, std::uint32_t offset, const std::vector<std::uint32_t>& dead);
  /// 0 for the dead, and numbers that there are none of.
  std::uint32_t operator()(std::uint32_t number) const {
    if (number == 0 || number > last_) return 0;
    return numbers_.empty() ? number + offset_ : numbers_[number];
  }
  bool drops() const { return !numbers_.empty(); }
  std::uint32_t live() const { return live_; }

 private:
  std::uint32_t last_;
  std::uint32_t offset_;
  std::uint32_t live_;
  std::vector<std::uint32_t> numbers_;  // empty where nothing is dropped
};

/// Merges databases that DatabaseWriter or a merge wrote into a new one: documents in the order of the
/// inputs, numbered from 1. merge_postings() and merge_records() may run at the same time; nothing else may.
class DatabaseMerge {
 public:
  static Result<DatabaseMerge> open(std::vector<MergeInput> inputs, std::string output);

  std::uint32_t documents() const { return statistics_.documents; }

  Status merge_postings();
  /// And term lists.
  Status merge_records();
  /// After both. Nothing is synced.
  Result<FileChecksums> finish();

 private:
  struct Input {
    std::string folder;
    VersionFile version;
    Renumbering numbers;
    FileChecksums files;
    std::optional<std::uint64_t> checksum(const std::string& name) const;
  };
  class Postings;

  explicit DatabaseMerge(std::string output) : output_(std::move(output)) {}
  Status merge_table(const std::string& name, RootInfo VersionFile::*root, TableFile& merged) const;

  std::string output_;
  std::vector<Input> inputs_;
  Statistics statistics_;
  TableFile postings_, records_, term_lists_;
  bool has_term_lists_ = true;
};

}  // namespace malmoi::glass
