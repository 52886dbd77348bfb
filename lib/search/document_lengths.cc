// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/document_lengths.h"

namespace malmoi::search {
namespace {

std::shared_ptr<const std::vector<std::uint32_t>> read(const Xapian::Database& generation) {
  auto lengths = std::make_shared<std::vector<std::uint32_t>>(std::size_t{generation.get_lastdocid()} + 1);
  const auto end = generation.postlist_end(std::string());
  for (auto at = generation.postlist_begin(std::string()); at != end; ++at) {
    if (*at >= lengths->size()) throw Xapian::DatabaseCorruptError("a document out of range");
    (*lengths)[*at] = at.get_doclength();
  }
  return lengths;
}

}  // namespace

DocumentLengths::Entry DocumentLengths::known(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(name);
  return found == known_.end() ? nullptr : found->second.lock();
}

Lengths DocumentLengths::of(const index::Snapshot& snapshot) {
  Lengths all;
  for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
    const std::string& name = snapshot.manifest().generations[i].name;
    Entry entry = known(name);
    if (!entry) entry = read(snapshot.generation(i));  // without the lock; twice at worst
    all.push_back(std::move(entry));
  }
  const std::lock_guard lock(mutex_);
  std::erase_if(known_, [](const auto& each) { return each.second.expired(); });
  for (std::size_t i = 0; i < all.size(); ++i) known_[snapshot.manifest().generations[i].name] = all[i];
  return all;
}

}  // namespace malmoi::search
