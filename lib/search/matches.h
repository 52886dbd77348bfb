// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include <malmoi/search_request.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/deadline.h"
#include "query/planner.h"
#include "search/candidates.h"
#include "search/match.h"
#include "search/reader_pool.h"
#include "search/recency.h"
#include "search/remote_search.h"
#include "search/verifier.h"

namespace malmoi::search {

/// One thread at a time. Runs a plan against a snapshot: drops the dead, lets stored text decide where
/// it must, and counts. Behind the deadline it ends with what it has found.
class Matcher {
 public:
  Matcher(Reader& reader, const query::Plan& plan, const RankingSettings& ranking, const Recency& recency,
          Verifier& verifier, query::Deadline& deadline)
      : reader_(reader),
        snapshot_(reader.snapshot),
        plan_(plan),
        ranking_(ranking),
        recency_(recency),
        verifier_(verifier),
        deadline_(deadline),
        remote_(snapshot_, plan, ranking, recency, deadline) {}

  /// The best `wanted` matches.
  Result<MatchList> best(std::size_t wanted, Sort sort);

  /// All matches, but for those whose doubt is not settled after so many texts.
  struct Matches {
    const Candidates& candidates;                     ///< those that are certain
    RemoteSearch* all_elsewhere = nullptr;            ///< null unless all candidates of other machines match
    std::vector<std::uint32_t> found_elsewhere = {};  ///< else, those of other machines that do
    Total total = {};
    bool limited = false;  ///< some are in doubt still
  };
  Result<Matches> all();

  /// Articles that one search verifies at most, beyond those it returns.
  static constexpr std::size_t max_verified = 10000;
  /// Of those on other machines, beyond those it returns: each is a message of its own.
  static constexpr std::size_t max_verified_elsewhere = 1000;
  /// Articles of the same score, or date, that are put in order at most.
  static constexpr std::size_t max_ties = 10000;

 private:
  Result<MatchList> best_ranked(std::size_t depth);
  Status read_ages(std::vector<Match>& matches) const;
  Result<MatchList> find(std::size_t wanted, Sort sort);
  Status find_candidates();
  Result<std::vector<Match>> in_order(std::size_t most, Sort sort);
  Status add_unscored(std::vector<Match>& matches, std::size_t most);
  Result<MatchList> verified(std::vector<Match> ordered, std::size_t wanted, Sort sort);
  Result<bool> accepts(std::uint32_t document);
  Result<bool> accepts_by_text(std::uint32_t document);
  Status fetch_texts(const std::vector<Match>& ordered, std::size_t begin) const;
  Status settle_elsewhere();
  Status settle(std::size_t texts);
  Total total() const;
  Result<std::size_t> sort_group(std::vector<Match>& matches, std::size_t begin, Sort sort);
  Status sort_ties(std::vector<Match>& matches, std::size_t wanted, Sort sort);
  Status sort_by_id(std::vector<Match>& matches, std::size_t begin, std::size_t end);
  Status read_date(Match& match, Sort sort) const;

  Reader& reader_;
  index::Snapshot& snapshot_;
  const query::Plan& plan_;
  const RankingSettings& ranking_;
  const Recency& recency_;
  Verifier& verifier_;
  query::Deadline& deadline_;
  std::optional<Candidates> candidates_;
  std::size_t read_ = 0;      // texts
  std::size_t accepted_ = 0;  // of those
  RemoteSearch remote_;
  std::unordered_map<std::uint32_t, bool> settled_elsewhere_;  // whether articles of other machines match
};

}  // namespace malmoi::search
