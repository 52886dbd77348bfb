// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include <malmoi/error.h>

namespace malmoi::index {

/// What each generation's metadata holds.
struct GenerationMetadata {
  std::string fingerprint;
  std::uint32_t dictionary_id = 0;
  std::string dictionary;  ///< empty for none
  bool term_lists = false;
};

/// One thread at a time; bulk builds give each thread its own. Builds databases from documents by way
/// of many small shards, because Xapian inverts a few hundred thousand postings at a time twice as
/// fast as millions.
class GenerationBuilder {
 public:
  /// Shards are made as `folder`/`name`-N.
  GenerationBuilder(std::string folder, std::string name, GenerationMetadata metadata);

  /// Number of the document among those of this builder, from 1, in the order of adding; merge() keeps
  /// the order. `terms` is the number of distinct terms, to judge how full the shard is.
  std::uint32_t add(const Xapian::Document& document, std::size_t terms);
  std::uint32_t size() const { return documents_; }

  /// Closes the last shard. Returns the shards, in order.
  const std::vector<std::string>& finish();

 private:
  void open_shard();
  void close_shard();
  void merge_shards();
  std::string next_path();

  std::string folder_;
  std::string name_;
  GenerationMetadata metadata_;
  std::unique_ptr<Xapian::WritableDatabase> shard_;
  std::size_t shard_terms_ = 0;
  std::vector<std::string> shards_;  // closed ones
  std::size_t small_ = 0;            // how many at the end of shards_ are unmerged
  std::uint32_t documents_ = 0;
  unsigned made_ = 0;
};

/// Merges databases into one, documents in order and numbered anew from 1. Throws Xapian::Error.
void merge_databases(const std::vector<std::string>& inputs, const std::string& output);

}  // namespace malmoi::index
