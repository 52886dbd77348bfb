// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/log.h>
#include <malmoi/search_request.h>
#include <malmoi/search_results.h>
#include <malmoi/searcher_statistics.h>
#include <malmoi/settings.h>
#include <malmoi/suggestions.h>

namespace malmoi {

/// Safe to use from many threads at once; searches do not wait for each other. Answers queries from
/// one index and follows its commits: each search sees the newest commit whole.
class MALMOI_EXPORT Searcher {
 public:
  /// Opens an index for reading. Errors: not_found, not_an_index, format_mismatch,
  /// fingerprint_mismatch, corrupt, io, permission_denied. `log` hears what no answer tells: a commit or a synonyms
  /// file that was opened or refused, once each. Nothing is written anywhere without one.
  static Result<Searcher> open(const std::string& path, const Settings& settings = {}, Log log = {});

  ~Searcher();
  /// Moves. What was moved from may only be destroyed or assigned to.
  ///@{
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ///@}

  /// Answers a search. What the user typed never makes an error, only warnings. Errors:
  /// invalid_argument (a field of the request out of range), cancelled, corrupt, io.
  Result<SearchResults> search(const SearchRequest& request) const;

  /// What someone who types into a search box may be looking for: words of titles and leads, and titles. Takes well
  /// below a millisecond; the first call after a new generation of 60,000 articles some 100 ms, which read its words.
  /// Errors: invalid_argument (limit), corrupt, io.
  Result<Suggestions> suggest(const SuggestRequest& request) const;

  /// The stored article of an id. Errors: not_found, corrupt, io.
  Result<Article> article(const std::string& id) const;

  /// What it has done since it was opened. Takes some microseconds.
  SearcherStatistics statistics() const;

 private:
  struct State;
  explicit Searcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace malmoi
