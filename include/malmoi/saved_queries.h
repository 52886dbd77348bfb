// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/indexer.h>
#include <malmoi/search_request.h>
#include <malmoi/settings.h>

namespace malmoi {

/// A value. A query that new articles are matched with.
struct SavedQuery {
  /// 1 to 512 bytes of UTF-8 without control characters; unique in its file.
  std::string id = {};
  /// In the query language of docs/query-language.md, but every word is required, as if each had a `+` before it; words
  /// of function (대한, 어떻게) beside words of content are not. May be empty where there are filters.
  std::string query = {};
  /// Filters as those of SearchRequest.
  ///@{
  std::string from = {};
  std::string to = {};
  std::vector<std::string> categories = {};
  std::vector<std::string> tags = {};
  ///@}
};

/// A value. A new article and the saved queries that match it.
struct MatchedArticle {
  /// As Article::id.
  std::string id;
  /// As Article::title.
  std::string title;
  /// As Article::url.
  std::string url;
  /// As Article::published.
  std::string published;
  /// An earlier version of the article was there; it may have matched too.
  bool changed = false;
  /// Ids of the saved queries, in the order of their file.
  std::vector<std::string> queries;
};

/// A value. Which articles to match, and who is told.
struct MatchRequest {
  /// Path of the index.
  std::string index = {};
  /// The folder that remembers which articles were seen; one for each index and file of saved queries. Empty: the
  /// file's name followed by ".seen".
  std::string seen = {};
  /// Called from the calling thread for each article that any query matches; more than once where there are millions
  /// of matches, each time with other queries. An error ends the matching.
  std::function<Status(const MatchedArticle&)> found = {};
  /// Threads. 0: one for each core.
  unsigned jobs = 0;
};

/// A value. What was matched.
struct MatchSummary {
  std::uint64_t since = 0;     ///< the commit of the last confirm(), or of begin()
  std::uint64_t commit = 0;    ///< the commit that was looked at
  std::uint64_t articles = 0;  ///< new or changed between the two
  std::uint64_t changed = 0;   ///< of those
  std::uint64_t matches = 0;   ///< pairs of an article and a query
  bool began = false;          ///< nothing was remembered before: all articles count as seen, and none was matched
};

/// Use from one thread at a time. Saved queries, kept in a JSON Lines file, and what new articles match them: for
/// alerts. An article is new where the index did not have it, in these words, when matches were last confirmed. So it
/// does not matter how many commits, folds, rebuilds or restored backups lie between; none is missed, and one is told
/// twice only if the program ended between match_new() and confirm().
///
/// begin() once, before the first update to be told of; after each commit match_new(), hand on what it found, then
/// confirm().
class MALMOI_EXPORT SavedQueries {
 public:
  /// Reads a file with one object a line: `id` (or `_id`) and `query`; if wanted `from`, `to`, `categories`, `tags`.
  /// Other keys are kept and ignored. Lines that cannot be used are told by rejected(); the others are used. At most
  /// 100,000 queries, 1 MiB a line. Synonyms are those of SearchSettings::synonyms as they are now. Errors: not_found,
  /// permission_denied, io, too_large, those of load_settings() for the file of synonyms.
  static Result<SavedQueries> load(const std::string& path, const Settings& settings = {});
  /// None yet; save() makes the file.
  static SavedQueries make(const std::string& path, const Settings& settings = {});

  ~SavedQueries();
  /// Moves. What was moved from may only be destroyed or assigned to.
  ///@{
  SavedQueries(SavedQueries&&) noexcept;
  SavedQueries& operator=(SavedQueries&&) noexcept;
  ///@}

  /// In the order of the file.
  std::vector<SavedQuery> list() const;
  /// Lines of the file that are not used, as "file:line", and why: not JSON, without id, with the id of an earlier
  /// line, with nothing that can be searched.
  const std::vector<Rejection>& rejected() const;
  /// What of the queries is not searched as typed, as "file:line" and a sentence.
  std::vector<Rejection> warnings(Language language = Language::ko) const;

  /// Errors: invalid_argument (id, date, nothing that can be searched, an id that is there), too_large.
  Status add(const SavedQuery& query);
  /// Returns whether it was there.
  bool remove(const std::string& id);
  /// Writes the file, atomic and durable. Lines that were not touched stay as they were, also those not used. Errors:
  /// io, permission_denied; too_large where a line was too long to be kept.
  Status save();

  /// Remembers the articles that the index has now as seen, unless that was done before. An index that does not exist
  /// has none. Errors: as match_new().
  Status begin(const MatchRequest& request);
  /// Matches what is new in the newest commit. The same is found again until confirm(). Takes as long as there are
  /// articles and queries (docs/performance.md), without a deadline; memory: about 100 bytes for each article of
  /// generations that were built since, and 32 MiB. Errors: as Searcher::open(); locked where another process matches
  /// with the same `seen`, for longer than IndexSettings::lock_wait; invalid_argument where `seen` is of another index;
  /// corrupt where it is damaged; that of `found`.
  Result<MatchSummary> match_new(const MatchRequest& request);
  /// What the last match_new() looked at is seen from now on. Does nothing without one. Errors: io,
  /// permission_denied; then the next match_new() finds the same again.
  Status confirm();

 private:
  struct State;
  explicit SavedQueries(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Safe from any thread. The JSON object of docs/operations.md, on one line.
MALMOI_EXPORT std::string to_json(const MatchedArticle& article);

}  // namespace malmoi
