// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>
#include <vector>

#include "measure/queries.h"
#include "relevance/half.h"
#include "relevance/judgements.h"

namespace relevance {

/// One set of queries: DIR/NAME/ with queries.SPLIT.jsonl, qrels.SPLIT.tsv, and its corpus as
/// corpus.jsonl, corpus.jsonl.zst, or a line in a file CORPUS that names the corpus relative to DIR.
struct QuerySet {
  std::string name;
  std::string corpus;  ///< relative to DIR
  std::vector<measure::Query> queries;
  Judgements judgements;
};

struct Selection {
  std::string split;
  std::vector<std::string> sets;  ///< empty: all that have queries of the split
  Half half = Half::all;
};

/// Sets in the order named, else by name.
malmoi::Result<std::vector<QuerySet>> read_sets(const std::string& folder, const Selection& selection);

}  // namespace relevance
