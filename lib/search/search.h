// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
#include "search/recency.h"
#include "search/similar.h"

namespace malmoi::search {

/// Fields of a request that are out of range.
Status check(const SearchRequest& request);

/// Of a search that ended because the caller asked for it.
Error cancelled();

/// One search on one reader. Behind the deadline it ends with the best answer so far.
class Search {
 public:
  Search(Reader& reader, const Settings& settings, const SearchRequest& request, query::Deadline deadline,
         SynonymsInUse synonyms = {})
      : reader_(reader),
        settings_(settings),
        request_(request),
        deadline_(deadline),
        synonyms_(std::move(synonyms)),
        recency_(reader.snapshot) {}

  Result<SearchResults> run();

  /// So many hits are made even behind the deadline: it takes milliseconds.
  static constexpr std::size_t always_made = 100;
  /// Near-duplicates are sought among so many of the best matches at least, where no text has to be read for them, and
  /// at most.
  static constexpr std::size_t least_collapsed = 100;
  static constexpr std::size_t most_collapsed = 10'000;

 private:
  Status find(query::ParsedQuery& parsed, const std::vector<query::Node>& filters);
  void say_why_nothing(const query::Node& root, const std::vector<query::Node>& filters);
  Status read_source();
  void want_frequencies() const;
  Status match(Matcher& matcher);
  Result<MatchList> best(Matcher& matcher);
  Result<MatchList> best_collapsed(Matcher& matcher, std::size_t wanted);
  Status fetch_shown();
  Status make_hits();
  Status add_duplicates(Hit& hit, const std::vector<std::uint32_t>& documents);
  Result<std::string> id_of(std::uint32_t document);
  Result<Hit> hit(const Match& match, SoughtWords& words);

  Reader& reader_;
  const Settings& settings_;
  const SearchRequest& request_;
  query::Deadline deadline_;
  const SynonymsInUse synonyms_;
  Recency recency_;
  std::optional<SimilarSource> source_;
  query::Plan plan_;
  MatchList found_;
  std::vector<std::vector<std::uint32_t>> duplicates_;  // of those found, where they are collapsed
  SearchResults results_;
};

}  // namespace malmoi::search
