// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generation_builder.h"

#include <atomic>
#include <filesystem>
#include <system_error>

#include "index/schema.h"
#include "index/workers.h"

namespace malmoi::index {
namespace {

// More runs than this are merged on the way, which bounds open files.
constexpr std::size_t merge_width = 48;

}  // namespace

GenerationBuilder::GenerationBuilder(std::string folder, std::string name, GenerationMetadata metadata,
                                     std::size_t memory)
    : folder_(std::move(folder)), name_(std::move(name)), metadata_(std::move(metadata)), memory_(memory) {}

std::string GenerationBuilder::next_path() { return folder_ + "/" + name_ + "-" + std::to_string(made_++); }

Result<std::uint32_t> GenerationBuilder::add(glass::Document& document) {
  if (!run_) {
    run_path_ = next_path();
    run_ = std::make_unique<glass::DatabaseWriter>(run_path_, metadata_.term_lists, *inverter_);
    run_->set_metadata(metadata::format, std::to_string(format_version));
    run_->set_metadata(metadata::fingerprint, metadata_.fingerprint);
    if (!metadata_.dictionary.empty()) {
      run_->set_metadata(std::string(metadata::dictionary) + std::to_string(metadata_.dictionary_id),
                         metadata_.dictionary);
    }
  }
  run_->add(document);
  ++documents_;
  if (run_->memory() >= memory_ || run_->failed()) {
    if (Status closed = close_run(); !closed) return std::move(closed).error();
  }
  return documents_;
}

Status GenerationBuilder::close_run() {
  if (!run_) return {};
  auto files = run_->finish();
  if (!files) return std::move(files).error();
  runs_.push_back({run_path_, run_->size(), std::move(*files)});
  run_.reset();
  if (++unmerged_ < merge_width) return {};
  return merge_runs();
}

Status GenerationBuilder::merge_runs() {
  std::vector<glass::MergeInput> inputs;
  for (auto run = runs_.end() - static_cast<std::ptrdiff_t>(unmerged_); run != runs_.end(); ++run) {
    inputs.push_back({run->folder, run->files, {}});
  }
  auto merged = merge_databases(inputs, next_path(), 1);
  if (!merged) return std::move(merged).error();
  std::error_code ignored;  // a run that stays costs space until the commit
  for (const glass::MergeInput& input : inputs) std::filesystem::remove_all(input.folder, ignored);
  runs_.resize(runs_.size() - unmerged_);
  runs_.push_back(std::move(*merged));
  unmerged_ = 0;
  return {};
}

Result<std::vector<Run>> GenerationBuilder::finish() {
  if (Status closed = close_run(); !closed) return std::move(closed).error();
  return std::move(runs_);
}

Result<Run> merge_databases(std::vector<glass::MergeInput> inputs, const std::string& output, unsigned jobs) {
  auto merge = glass::DatabaseMerge::open(std::move(inputs), output);
  if (!merge) return std::move(merge).error();
  std::atomic<int> next = 0;
  const Status merged = run_workers(jobs == 1 ? 1 : 2, [&](unsigned) -> Status {
    for (;;) {
      const int part = next++;
      if (part > 1) return {};
      if (Status done = part == 0 ? merge->merge_postings() : merge->merge_records(); !done) return done;
    }
  });
  if (!merged) return merged.error();
  auto files = merge->finish();
  if (!files) return std::move(files).error();
  return Run{output, merge->documents(), std::move(*files)};
}

}  // namespace malmoi::index
