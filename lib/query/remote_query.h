// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include <malmoi/settings.h>

#include "index/remote_shard.h"
#include "index/term_statistics.h"
#include "query/condition.h"
#include "query/planner.h"

namespace malmoi::query {

/// What makes a shard's scores those of the whole index, though it knows only its own statistics: each term is scaled
/// by how much rarer it is in all shards, and the parameters stand for the mean length of all.
class ShardScale {
 public:
  ShardScale(const index::TermStatistics& all, const index::RemoteRevision& shard, const RankingSettings& ranking);

  Xapian::BM25Weight weighting() const;
  double factor(const std::string& term) const;

 private:
  const index::TermStatistics& all_;
  const index::RemoteRevision& shard_;
  const RankingSettings& ranking_;
  double length_ratio_ = 1;  // mean length of the shard's documents, of all documents'
  double k1_ = 0;
  double b_ = 0;
};

/// A plan for Xapian's own matcher, which serves generations on other machines. Only classes that a stock
/// xapian-tcpsrv knows are used. Weighted by weighting(), its scores are those that local generations get.
Xapian::Query remote_query(const Plan& plan, const RankingSettings& ranking, const ShardScale* scale = nullptr);
/// The documents that meet a condition.
Xapian::Query remote_query(const Condition& condition);
/// May any document of shards on other machines meet it? Fetched by TermStatistics::fetch(); until then, none.
bool may_be_met_elsewhere(const Condition& condition, const index::TermStatistics& statistics);
Xapian::BM25Weight weighting(const RankingSettings& ranking);

}  // namespace malmoi::query
