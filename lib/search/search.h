// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/search_results.h>
#include <malmoi/settings.h>

#include "query/deadline.h"
#include "query/planner.h"
#include "query/syntax.h"
#include "search/highlighter.h"
#include "search/live_synonyms.h"
#include "search/match.h"
#include "search/matches.h"
#include "search/reader_pool.h"

namespace malmoi::search {

/// Fields of a request that are out of range.
Status check(const SearchRequest& request);

/// One search on one reader. Behind the deadline it ends with the best answer so far.
class Search {
 public:
  Search(Reader& reader, const Settings& settings, const SearchRequest& request, query::Deadline deadline,
         SynonymsInUse synonyms = {})
      : reader_(reader), settings_(settings), request_(request), deadline_(deadline), synonyms_(std::move(synonyms)) {}

  Result<SearchResults> run();

  /// So many hits are made even behind the deadline: it takes milliseconds.
  static constexpr std::size_t always_made = 100;

 private:
  Status find(query::ParsedQuery& parsed, const std::vector<query::Node>& filters);
  Status match(Matcher& matcher);
  Status make_hits();
  Result<Hit> hit(const Match& match, const std::vector<HighlightWord>& words);

  Reader& reader_;
  const Settings& settings_;
  const SearchRequest& request_;
  query::Deadline deadline_;
  const SynonymsInUse synonyms_;
  query::Plan plan_;
  MatchList found_;
  SearchResults results_;
};

}  // namespace malmoi::search
