// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generation_builder.h"

#include <filesystem>
#include <system_error>

#include "index/schema.h"

namespace malmoi::index {
namespace {

// Distinct terms of all documents of a shard. See docs/performance.md for how build time and size
// depend on it.
constexpr std::size_t shard_capacity = 400000;
// More shards than this are merged on the way, which bounds open files.
constexpr std::size_t merge_width = 48;

}  // namespace

GenerationBuilder::GenerationBuilder(std::string folder, std::string name, GenerationMetadata metadata)
    : folder_(std::move(folder)), name_(std::move(name)), metadata_(std::move(metadata)) {}

std::string GenerationBuilder::next_path() { return folder_ + "/" + name_ + "-" + std::to_string(made_++); }

std::uint32_t GenerationBuilder::add(const Xapian::Document& document, std::size_t terms) {
  if (!shard_) open_shard();
  shard_->add_document(document);
  shard_terms_ += terms;
  if (shard_terms_ >= shard_capacity) close_shard();
  return ++documents_;
}

void GenerationBuilder::open_shard() {
  const std::string path = next_path();
  int flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
  if (!metadata_.term_lists) flags |= Xapian::DB_NO_TERMLIST;
  shard_ = std::make_unique<Xapian::WritableDatabase>(path, flags);
  if (shards_.empty()) {
    shard_->set_metadata(metadata::format, std::to_string(format_version));
    shard_->set_metadata(metadata::fingerprint, metadata_.fingerprint);
    if (!metadata_.dictionary.empty()) {
      shard_->set_metadata(std::string(metadata::dictionary) + std::to_string(metadata_.dictionary_id),
                           metadata_.dictionary);
    }
  }
  shards_.push_back(path);
  ++small_;
}

void GenerationBuilder::close_shard() {
  if (!shard_) return;
  shard_->commit();
  shard_->close();
  shard_.reset();
  shard_terms_ = 0;
  if (small_ >= merge_width) merge_shards();
}

void GenerationBuilder::merge_shards() {
  const std::vector<std::string> inputs(shards_.end() - static_cast<std::ptrdiff_t>(small_), shards_.end());
  const std::string output = next_path();
  merge_databases(inputs, output);
  std::error_code ignored;  // a shard that stays costs space until the commit
  for (const std::string& input : inputs) std::filesystem::remove_all(input, ignored);
  shards_.resize(shards_.size() - small_);
  shards_.push_back(output);
  small_ = 0;
}

const std::vector<std::string>& GenerationBuilder::finish() {
  close_shard();
  return shards_;
}

void merge_databases(const std::vector<std::string>& inputs, const std::string& output) {
  Xapian::Database all;
  for (const std::string& input : inputs) all.add_database(Xapian::Database(input, Xapian::DB_BACKEND_GLASS));
  all.compact(output, Xapian::Compactor::FULL);
}

}  // namespace malmoi::index
