// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/planner.h"
#include "search/match.h"
#include "search/recency.h"

namespace malmoi::search {

/// One thread at a time. Runs a plan on the shards of other machines, on all at once, by Xapian's own matcher there.
class RemoteSearch {
 public:
  RemoteSearch(const index::Snapshot& snapshot, const query::Plan& plan, const RankingSettings& ranking,
               const Recency& recency, query::Deadline& deadline)
      : snapshot_(snapshot), plan_(plan), ranking_(ranking), recency_(recency), deadline_(deadline) {}

  bool is_needed() const { return snapshot_.remote_count() > 0; }

  /// Adds the best `depth` candidates of other machines to those of this one, keeps the best of all, best first, and
  /// fetches what ranking them further reads. False where there may be better ones, as age takes from scores. Errors:
  /// io.
  Result<bool> add_ranked(std::vector<Match>& matches, std::size_t depth);
  /// The same by date.
  Status add_by_date(std::vector<Match>& matches, std::size_t depth, Sort sort);

  /// How many candidates there are elsewhere, as far as one of the above has asked.
  std::uint64_t count() const { return count_; }

  /// How many candidates have each content of a slot. Errors: io.
  Result<std::unordered_map<std::string, std::uint64_t>> count_contents(std::uint32_t slot);

 private:
  enum class Order : std::uint8_t { relevance, date };
  struct Question;
  struct Answer;

  Question question(std::size_t part) const;
  Result<std::vector<Answer>> ask(const std::vector<Question>& questions);
  Result<std::vector<Answer>> ask_all(Order order, std::uint32_t slot, std::size_t depth);
  void keep(const std::vector<Answer>& answers, std::uint32_t slot, std::vector<Match>& matches) const;
  Status fetch_keys(const std::vector<Match>& matches, std::size_t depth, Order order, std::uint32_t slot,
                    const std::vector<Answer>& answers);

  const index::Snapshot& snapshot_;
  const query::Plan& plan_;
  const RankingSettings& ranking_;
  const Recency& recency_;
  query::Deadline& deadline_;
  std::uint64_t count_ = 0;
};

}  // namespace malmoi::search
