// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/search_results.h>
#include <malmoi/suggestions.h>

#include "search/completions.h"
#include "search/reader_pool.h"

namespace malmoi::search {

/// What is wrong with a request.
Status check(const SuggestRequest& request);

/// One thread at a time. Completes what someone types: its last word, and below that titles of articles that have all
/// of it.
class Suggester {
 public:
  using FindTitles = std::function<Result<SearchResults>(const SearchRequest&)>;

  /// `find_titles` answers a search of the same index.
  Suggester(Reader& reader, const SuggestRequest& request, FindTitles find_titles)
      : reader_(reader), request_(request), find_titles_(std::move(find_titles)) {}

  Result<Suggestions> run();

 private:
  Status complete_last_word();
  std::vector<std::string> stems_before();
  Status add_titles();
  Suggestion suggestion(const Completion& completion) const;
  Suggestion suggestion(const Hit& hit) const;
  SearchRequest title_request() const;
  void rank_titles_last(std::vector<Suggestion> titles);

  Reader& reader_;
  const SuggestRequest& request_;
  FindTitles find_titles_;
  std::vector<std::string> words_;  // as typed; the last is completed
  std::vector<Completion> completions_;
  Suggestions made_;
};

}  // namespace malmoi::search
