// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <numeric>

#include "index/bulk_update.h"
#include "index/writer.h"

namespace malmoi {

struct Indexer::State {
  index::Writer writer;
};

Indexer::Indexer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Indexer::~Indexer() = default;
Indexer::Indexer(Indexer&&) noexcept = default;
Indexer& Indexer::operator=(Indexer&&) noexcept = default;

Result<Indexer> Indexer::open(const std::string& path, const Settings& settings) {
  auto writer = index::Writer::open(path, settings);
  if (!writer) return writer.error();
  return Indexer(std::unique_ptr<State>(new State{std::move(*writer)}));
}

Status Indexer::add(const Article& article) {
  if (Status owned = state_->writer.check_owner(); !owned) return owned;
  auto added = state_->writer.add(article);
  if (!added) return std::move(added).error();
  return {};
}

Result<bool> Indexer::remove(const std::string& id) {
  if (Status owned = state_->writer.check_owner(); !owned) return std::move(owned).error();
  return state_->writer.remove(id);
}

Result<std::vector<std::string>> Indexer::purge(const std::vector<std::string>& ids) {
  if (Status owned = state_->writer.check_owner(); !owned) return std::move(owned).error();
  return state_->writer.purge(ids, 0);
}

Status Indexer::commit() {
  if (Status owned = state_->writer.check_owner(); !owned) return owned;
  if (Status committed = state_->writer.commit(); !committed) return committed;
  // All is committed; where folding fails (disk full), the next commit tries again.
  static_cast<void>(state_->writer.tidy(0));
  return {};
}

Result<UpdateSummary> Indexer::update(const UpdateRequest& request) {
  if (Status owned = state_->writer.check_owner(); !owned) return std::move(owned).error();
  if (Status committed = state_->writer.commit_pending(); !committed) return std::move(committed).error();
  return index::bulk_update(state_->writer, request);
}

namespace {

Status fold_all(index::Writer& writer, bool analyse) {
  std::vector<std::size_t> all(writer.snapshot().generation_count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return writer.fold(all, analyse, 0);
}

}  // namespace

Status Indexer::compact() {
  if (Status owned = state_->writer.check_owner(); !owned) return owned;
  if (Status committed = state_->writer.commit_pending(); !committed) return committed;
  return fold_all(state_->writer, false);
}

Status rebuild_index(const std::string& path, const Settings& settings) {
  // Opening creates an index where there is none; a rebuild must not.
  if (auto manifest = index::read_manifest(path, index::Formats::rebuildable); !manifest)
    return std::move(manifest).error();
  auto writer = index::Writer::open(path, settings, true);
  if (!writer) return std::move(writer).error();
  return fold_all(*writer, true);
}

}  // namespace malmoi
