// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/cooccurrence.h"

#include <utility>

#include "glass/posting_list.h"
#include "index/schema.h"
#include "query/evaluation.h"

namespace malmoi::search {
namespace {

std::string term_of(const std::string& word) { return std::string(index::prefix::word) + word; }

}  // namespace

Result<Cooccurrence> Cooccurrence::find(const index::Snapshot& snapshot, const std::vector<std::string>& words) {
  Cooccurrence found(snapshot);
  // Other machines would have to be asked for each word that may be suggested.
  if (words.empty() || snapshot.remote_count() > 0) return found;
  for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
    auto with = found.with(i, words);
    if (!with) return std::move(with).error();
    found.count_ += with->count();
    found.with_.push_back(std::move(*with));
  }
  return found;
}

Result<std::uint64_t> Cooccurrence::count(const std::string& word) const {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < with_.size(); ++i) {
    const auto counted = this->count(i, word);
    if (!counted) return counted;
    count += *counted;
  }
  return count;
}

Result<query::DocumentSet> Cooccurrence::with(std::size_t generation, const std::vector<std::string>& words) const {
  const glass::Database& database = snapshot_->generation(generation).database();
  auto documents = query::DocumentSet::of_all(database.statistics().last_document);
  query::Deadline none;
  for (const std::string& word : words) {
    const Status narrowed = query::narrow(documents, query::has_term(term_of(word), UINT64_MAX), database, none);
    if (!narrowed) return narrowed.error();
  }
  return documents;
}

Result<std::uint64_t> Cooccurrence::count(std::size_t generation, const std::string& word) const {
  glass::PostingList list(snapshot_->generation(generation).database());
  if (Status opened = list.open(term_of(word)); !opened) return std::move(opened).error();
  std::uint64_t count = 0;
  glass::Postings postings;
  do {
    if (Status read = list.next(postings); !read) return std::move(read).error();
    for (std::size_t i = 0; i < postings.size; ++i) count += with_[generation].contains(postings.documents[i]);
  } while (postings.size > 0);
  return count;
}

}  // namespace malmoi::search
