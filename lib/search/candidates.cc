// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/candidates.h"

#include <utility>

#include "query/evaluation.h"

namespace malmoi::search {
namespace {

void drop_dead(query::DocumentSet& documents, const index::Tombstones& dead) {
  if (dead.size() == 0) return;
  for (std::uint32_t at = documents.next(1); at != 0; at = documents.next(at + 1)) {
    if (dead.contains(at)) documents.erase(at);
  }
}

}  // namespace

Result<Candidates> Candidates::find(const index::Snapshot& snapshot, const query::Plan& plan,
                                    query::Deadline& deadline) {
  Candidates found;
  found.all_certain_ = !plan.needs_verification;
  for (std::size_t g = 0; g < snapshot.generation_count(); ++g) {
    const glass::Database& database = snapshot.generation(g).database();
    auto all = query::DocumentSet::of_all(database.statistics().last_document);
    if (Status done = query::narrow(all, plan.candidates, database, deadline); !done) return std::move(done).error();
    drop_dead(all, snapshot.tombstones(g));
    found.count_ += all.count();
    if (!found.all_certain_) {
      query::DocumentSet& certain = found.certain_.emplace_back(all);
      if (Status done = query::narrow(certain, plan.certain, database, deadline); !done) return std::move(done).error();
      found.in_doubt_ += all.count() - certain.count();
    }
    found.all_.push_back(std::move(all));
  }
  return found;
}

void Candidates::settle(index::Location at, bool matches) {
  --in_doubt_;
  if (matches) return certain_[at.generation].insert(at.document);
  all_[at.generation].erase(at.document);
  --count_;
}

}  // namespace malmoi::search
