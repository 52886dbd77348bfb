// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <malmoi/settings.h>

#include "query/planner.h"

namespace malmoi::query {

/// A plan for Xapian's own matcher, which serves generations on other machines. Only classes that a stock
/// xapian-tcpsrv knows are used. Weighted by weighting(), its scores are those that local generations get.
Xapian::Query remote_query(const Plan& plan, const RankingSettings& ranking);
Xapian::BM25Weight weighting(const RankingSettings& ranking);

}  // namespace malmoi::query
