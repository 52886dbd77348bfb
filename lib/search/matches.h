// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <malmoi/search_request.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "query/planner.h"
#include "search/deadline.h"
#include "search/match.h"
#include "search/reader_pool.h"
#include "search/verifier.h"

namespace malmoi::search {

/// One thread at a time. Runs a plan against a snapshot: drops the dead, lets stored text decide where
/// it must, and counts. Behind the deadline it ends with what it has found.
class Matcher {
 public:
  Matcher(Reader& reader, const query::Plan& plan, const RankingSettings& ranking, Verifier& verifier,
          Deadline& deadline)
      : reader_(reader),
        snapshot_(reader.snapshot),
        plan_(plan),
        ranking_(ranking),
        verifier_(verifier),
        deadline_(deadline) {}

  /// The best `wanted` matches.
  Result<MatchList> best(std::size_t wanted, Sort sort);
  /// All matches, in no order.
  Result<MatchList> all();

  /// Articles that one search verifies at most, beyond those it returns.
  static constexpr std::size_t max_verified = 10000;

 private:
  Result<MatchList> best_ranked(std::size_t depth);
  Result<MatchList> find(std::size_t wanted, Sort sort);
  Result<bool> accepts(Xapian::docid document);
  bool is_certain(Xapian::docid document);
  bool has_enough(const std::vector<Match>& matches, std::size_t wanted, Sort sort) const;
  bool ends_in_tie(const std::vector<Match>& matches, std::size_t wanted, Sort sort) const;
  std::string published(const Match& match, Sort sort) const;
  void sort_ties(std::vector<Match>& matches, std::size_t wanted, Sort sort);
  void sort_tied(std::vector<Match>& matches, std::size_t begin, std::size_t end, std::size_t wanted, Sort sort);
  Total estimate(const Xapian::MSet& page, std::size_t seen, std::size_t accepted, bool exhausted) const;

  Reader& reader_;
  index::Snapshot& snapshot_;
  const query::Plan& plan_;
  const RankingSettings& ranking_;
  Verifier& verifier_;
  Deadline& deadline_;
  std::size_t read_ = 0;                               // texts
  std::optional<std::vector<Xapian::docid>> certain_;  // of Plan::certain, ascending
};

}  // namespace malmoi::search
