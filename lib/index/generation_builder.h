// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "glass/database_writer.h"
#include "glass/merge.h"

namespace malmoi::index {

/// What each generation's metadata holds.
struct GenerationMetadata {
  std::string fingerprint;
  std::uint32_t dictionary_id = 0;
  std::string dictionary;  ///< empty for none
  bool term_lists = false;
};

/// A database whose documents are complete; it becomes a generation, or a part of one.
struct Run {
  std::string folder;
  std::uint32_t documents = 0;
  glass::FileChecksums files;
};

/// One thread at a time; bulk builds give each thread its own. Builds databases, called runs, from documents:
/// each as many as fit in memory.
class GenerationBuilder {
 public:
  /// Runs are made as `folder`/`name`-N and hold about `memory` bytes of postings.
  GenerationBuilder(std::string folder, std::string name, GenerationMetadata metadata, std::size_t memory);

  /// Number of the document among those of this builder, from 1, in the order of adding; merge() keeps
  /// the order. Errors: io, permission_denied, not_found.
  Result<std::uint32_t> add(glass::Document& document);
  std::uint32_t size() const { return documents_; }

  /// Closes the last run. Returns all, in order. Errors: as add().
  Result<std::vector<Run>> finish();

 private:
  Status close_run();
  Status merge_runs();
  std::string next_path();

  std::string folder_;
  std::string name_;
  GenerationMetadata metadata_;
  std::size_t memory_;
  std::unique_ptr<glass::Inverter> inverter_ = std::make_unique<glass::Inverter>();
  std::unique_ptr<glass::DatabaseWriter> run_;
  std::string run_path_;
  std::vector<Run> runs_;     // closed ones
  std::size_t unmerged_ = 0;  // how many at the end of runs_
  std::uint32_t documents_ = 0;
  unsigned made_ = 0;
};

/// Merges databases into one, on up to two threads: documents in order, numbered anew from 1, without the
/// dead. Nothing is synced. Errors: io, permission_denied, not_found, corrupt.
Result<Run> merge_databases(std::vector<glass::MergeInput> inputs, const std::string& output, unsigned jobs);

}  // namespace malmoi::index
