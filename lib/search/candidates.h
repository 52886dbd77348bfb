// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <malmoi/error.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/document_set.h"
#include "query/planner.h"

namespace malmoi::search {

/// One thread at a time. The living articles that may match a plan, and among them those that are certain to. The
/// others are in doubt until their text is read.
class Candidates {
 public:
  /// As terms tell; behind the deadline, some of them. Errors: corrupt, io.
  static Result<Candidates> find(const index::Snapshot& snapshot, const query::Plan& plan, query::Deadline& deadline);

  /// By generation.
  const std::vector<query::DocumentSet>& documents() const { return all_; }
  bool is_certain(index::Location at) const { return all_certain_ || certain_[at.generation].contains(at.document); }
  /// Settles the doubt about an article.
  void settle(index::Location at, bool matches);

  std::uint64_t count() const { return count_; }
  std::uint64_t in_doubt() const { return in_doubt_; }

 private:
  std::vector<query::DocumentSet> all_;
  std::vector<query::DocumentSet> certain_;
  bool all_certain_ = true;
  std::uint64_t count_ = 0;
  std::uint64_t in_doubt_ = 0;
};

}  // namespace malmoi::search
