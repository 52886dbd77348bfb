// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/settings.h>

namespace malmoi {

/// A value. How the files of an update are read.
enum class InputFormat : std::uint8_t {
  automatic,  ///< `.jsonl` is JSON Lines, everything else a post
  post,       ///< a Jekyll or Hugo post
  jsonl,      ///< one JSON object a line
};

/// A value. How far an update has come.
struct Progress {
  std::uint64_t articles = 0;     ///< seen so far, whatever became of them
  std::uint64_t bytes = 0;        ///< of input read so far
  std::uint64_t total_bytes = 0;  ///< of input in all; 0 where unknown (standard input)
  double seconds = 0;             ///< since the update began
};

/// A value. What to read, and how.
struct UpdateRequest {
  /// Posts, JSON Lines files, or folders, which are walked; "-" is standard input (JSON Lines).
  std::vector<std::string> paths = {};
  /// Of all `paths`.
  InputFormat format = InputFormat::automatic;
  /// Threads that parse, analyse and build. 0: one for each core.
  unsigned jobs = 0;
  /// Delete articles whose source lies under one of `paths` and no longer gives them: the post is gone, is a draft,
  /// unpublished or dated in the future now, or has another id; the JSON Lines no longer have them. What is rejected
  /// keeps its article (UpdateSummary::not_pruned). Where any of `paths` is missing or unreadable, nothing is done and
  /// the update fails.
  bool prune = false;
  /// Name of the source of JSON Lines; empty: the canonical path of the file.
  std::string source = {};
  /// Called a few times a second, and once when all is read, from one of the working threads, never from two at once.
  std::function<void(const Progress&)> progress = {};
};

/// A value. An input that was not indexed, and why.
struct Rejection {
  std::string path;    ///< the file, or "file:line" for JSON Lines
  std::string reason;  ///< one line
};

/// A value. What an update did.
struct UpdateSummary {
  /// Articles that were not there.
  std::uint64_t added = 0;
  /// Articles that replaced another of their id.
  std::uint64_t updated = 0;
  /// Articles left alone, because they equal the indexed ones.
  std::uint64_t unchanged = 0;
  /// By UpdateRequest::prune.
  std::uint64_t deleted = 0;
  /// Drafts, future posts, hidden and binary files.
  std::uint64_t skipped = 0;
  /// UTF-8 bytes of title, excerpt and body of articles added or updated.
  std::uint64_t text_bytes = 0;
  /// Inputs that were not indexed; the rest was.
  std::vector<Rejection> rejected;
  /// PATHs that are missing or unreadable; the rest was indexed.
  std::vector<Rejection> missing;
  /// Sources of JSON Lines of which UpdateRequest::prune deleted nothing though articles of theirs were not met,
  /// because one of their lines was rejected or none was read; `path` is the source.
  std::vector<Rejection> not_pruned;
  double seconds = 0;  ///< that it took
};

/// Use from one thread at a time. The one writer of an index: it holds the index's lock from open()
/// until it is destroyed. Readers go on meanwhile and see each commit whole or not at all. A process forked meanwhile
/// cannot use it (`locked`), and may destroy it, which does nothing there; the lock stays with the process that opened
/// it.
class MALMOI_EXPORT Indexer {
 public:
  /// Opens an index for writing, or creates one where `path` does not exist or is an empty folder.
  /// Waits for another writer as long as IndexSettings::lock_wait says. Errors: locked, not_an_index, format_mismatch,
  /// fingerprint_mismatch, corrupt, io, permission_denied.
  static Result<Indexer> open(const std::string& path, const Settings& settings = {});

  ~Indexer();
  /// Moves. What was moved from may only be destroyed or assigned to.
  ///@{
  Indexer(Indexer&&) noexcept;
  Indexer& operator=(Indexer&&) noexcept;
  ///@}

  /// Adds or replaces one article; visible after commit(). Articles that equal the indexed one are
  /// left alone. All fields together may have as many bytes as a JSON line, IngestSettings::max_line_bytes. Errors:
  /// invalid_argument (id, date, a category or tag that holds U+001F), bad_encoding, too_large, io.
  Status add(const Article& article);
  /// Deletes one article; visible after commit(). Returns whether it was there.
  Result<bool> remove(const std::string& id);
  /// Deletes articles so that nothing of them stays in the files of the index: not their text, not words that no
  /// other article has, not earlier versions, also of articles that were deleted before. Commits, with what add() and
  /// remove() left pending; generations that held them are written anew, all of them where the compression dictionary
  /// holds a piece of their text. Readers that have the old files open keep them until their next search. Backups and
  /// free blocks of the disk are not reached. Returns the ids of which there was nothing. Errors: as commit(), corrupt;
  /// after an error it can be called again.
  Result<std::vector<std::string>> purge(const std::vector<std::string>& ids);
  /// Makes everything since the last commit visible and durable, all at once.
  Status commit();

  /// Reads posts and JSON Lines in bulk, over all cores, and commits once at the end. What add()
  /// and remove() left pending is committed first. Inputs that cannot be indexed are listed in
  /// the summary and the rest goes on; an Error means that nothing was committed.
  Result<UpdateSummary> update(const UpdateRequest& request);

  /// Folds all generations and tombstones into one generation.
  Status compact();

 private:
  struct State;
  explicit Indexer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace malmoi
