// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/settings.h>

namespace malmoi {

/// A value. What an index says of itself.
struct IndexInfo {
  std::uint64_t articles = 0;      ///< that can be found
  std::uint64_t generations = 0;   ///< databases that it consists of
  std::uint64_t tombstones = 0;    ///< replaced or deleted articles that `compact` will drop
  std::uint64_t bytes = 0;         ///< on disk
  std::uint64_t stored_bytes = 0;  ///< of `bytes`, stored articles (docdata.glass)
  std::uint64_t text_bytes = 0;    ///< UTF-8 bytes of title, excerpt and body of all live articles

  /// Rises by one with each commit.
  std::uint64_t commit = 0;
  /// Many generations or dead articles make searches slower: run `compact`.
  bool compact_advised = false;
  /// Articles were indexed by an earlier version, without words for suggestions and corrections or keys of
  /// near-duplicates: rebuild_index() adds them.
  bool rebuild_advised = false;
  bool term_lists = false;  ///< IndexSettings::term_lists, as it was built
  int format = 0;           ///< of its files
  std::string fingerprint;  ///< the analyzer's, see Analyzer::fingerprint()
  std::string analyzer;     ///< the analyzer's spec
};

/// Safe from any thread. Describes an index without opening it for writing. An index of another
/// analyzer is described too. Errors: not_found, not_an_index, format_mismatch, corrupt, io, permission_denied.
MALMOI_EXPORT Result<IndexInfo> index_info(const std::string& path);

/// A value. How thoroughly an index is verified.
struct CheckOptions {
  /// Analyse every stored article anew and compare what that gives with what the index holds. Takes about as long
  /// as building the index, and 16 bytes of memory an article.
  bool deep = false;
  /// Threads of a deep check. 0: one for each core.
  unsigned jobs = 0;
};

/// A value. What a check found.
struct CheckReport {
  std::vector<std::string> problems;  ///< one line each, which names the file; empty where the index is sound
  std::string remedy;                 ///< what to do about them, one line; empty where there are none
  std::uint64_t articles = 0;         ///< stored articles that were read, dead ones included
  std::uint64_t bytes = 0;            ///< of files whose checksums were verified
};

/// Safe from any thread; writers may go on. Verifies the newest commit of an index: checksums of all its files, so
/// that any changed byte is found, the structure of its tables, that every article can be read, is what was stored
/// and is found by its id once, and counts. An Error means that it could not be read at all; errors: as
/// index_info(), and of a deep check fingerprint_mismatch.
MALMOI_EXPORT Result<CheckReport> check_index(const std::string& path, const CheckOptions& options = {},
                                              const Settings& settings = {});

/// Safe from any thread; takes the writer's lock. Analyses and indexes all stored articles anew, for an index built
/// by another analyzer or with other settings, or of which everything but the stored articles is damaged. The old
/// index serves readers until the new one is complete. Errors: as Indexer::open(); corrupt where a stored article
/// cannot be read.
MALMOI_EXPORT Status rebuild_index(const std::string& path, const Settings& settings = {});

/// A value. What a backup or restore did.
struct BackupSummary {
  std::uint64_t commit = 0;        ///< the one that was copied
  std::uint64_t articles = 0;      ///< in it
  std::uint64_t bytes = 0;         ///< of its files
  std::uint64_t copied_bytes = 0;  ///< of `bytes`, those that the backup did not have yet
};

/// Safe from any thread; readers and a writer of the index may go on meanwhile. Makes `backup` a copy of the newest
/// commit: a folder that is made, empty, or holds an earlier backup of the same index, of which unchanged files are
/// kept. A backup is an index itself and can be searched. It is complete or as it was, at any instant. Each file is
/// verified as it is copied, so damage is not backed up. Errors: as index_info(); invalid_argument where `backup`
/// holds another index; locked where another backup is being made there for longer than
/// IndexSettings::lock_wait; io.
MALMOI_EXPORT Result<BackupSummary> backup_index(const std::string& path, const std::string& backup,
                                                 const Settings& settings = {});

/// Safe from any thread; takes the writer's lock of `path`. Makes `path` an index with the content of a backup: a
/// folder that is made, or empty. With `replace` it may hold an index, even a damaged one, whose content is lost;
/// readers that have it open go over to the new one. Errors: as backup_index(); invalid_argument where `path` holds
/// an index and `replace` is not set.
MALMOI_EXPORT Result<BackupSummary> restore_index(const std::string& backup, const std::string& path,
                                                  bool replace = false, const Settings& settings = {});

}  // namespace malmoi
