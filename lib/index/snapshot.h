// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/posting_list.h"
#include "glass/value_list.h"
#include "index/generation.h"
#include "index/manifest.h"
#include "index/remote_shard.h"
#include "index/schema.h"
#include "index/stored_article.h"
#include "index/term_statistics.h"
#include "index/tombstones.h"

namespace malmoi::index {

/// A document of a snapshot: which generation, and its number there.
struct Location {
  std::uint32_t generation = 0;
  std::uint32_t document = 0;
};

/// The Snapshot::stamp() that open_all() would give now.
std::uint64_t newest_stamp(const std::vector<std::string>& folders,
                           const std::vector<std::shared_ptr<RemoteShard>>& remote);

/// One thread at a time. One commit of an index, open for reading. It stays as it was, whatever writers
/// do meanwhile: its files never change, and stay readable after they are unlinked.
class Snapshot {
 public:
  /// Opens the newest commit; generations that are open in `shared` are not opened again. Errors: as
  /// read_manifest(), corrupt, io.
  static Result<Snapshot> open(const std::string& folder, OpenGenerations& shared, Formats formats = Formats::present);
  /// Of an older format only its articles may be read, see article().
  static Result<Snapshot> open(const std::string& folder, Formats formats = Formats::present);
  /// The newest commits of several indexes, and what shards on other machines serve, as one: its manifest has all
  /// generations of this machine, and the sum of their commits. Shards that are dead are missing. All must be of the
  /// same analyzer. Errors: as open(), fingerprint_mismatch, too_large.
  static Result<Snapshot> open_all(const std::vector<std::string>& folders,
                                   const std::vector<std::shared_ptr<RemoteShard>>& remote, OpenGenerations& shared);

  /// The same commit once more, for another thread. Without shards of other machines.
  Snapshot again() const;

  const Manifest& manifest() const { return manifest_; }
  std::uint64_t stamp() const { return stamp_; }

  /// Dead documents count, see is_dead().
  const TermStatistics& statistics() const { return statistics_; }
  std::uint64_t dead_count() const { return dead_count_; }
  bool is_dead(std::uint32_t document) const {
    if (dead_count_ == 0) return false;
    const Location at = locate(document);
    return !is_remote(at) && tombstones_[at.generation].contains(at.document);
  }
  Location locate(std::uint32_t document) const {
    const auto n = static_cast<std::uint32_t>(generations_.size() + remote_.size());
    return {(document - 1) % n, (document - 1) / n + 1};
  }

  /// The other way round: one number for each document of the snapshot.
  std::uint32_t number(Location at) const {
    return (at.document - 1) * static_cast<std::uint32_t>(generations_.size() + remote_.size()) + at.generation + 1;
  }

  /// Shards of other machines have numbers behind those of generations.
  bool is_remote(Location at) const { return at.generation >= generations_.size(); }
  std::size_t remote_count() const { return remote_.size(); }
  RemotePart& remote(std::size_t i) const { return *remote_[i]; }
  RemotePart& remote(Location at) const { return *remote_[at.generation - generations_.size()]; }
  /// Names of those that are dead.
  const std::vector<std::string>& missing() const { return missing_; }
  /// Fetches whole documents of other machines that will be needed, from all of them at once. Errors: io.
  Status fetch(const std::vector<std::uint32_t>& documents) const;
  /// The same for kept_article(): without those that are kept.
  Status fetch_articles(std::vector<std::uint32_t> documents) const;
  void forget_documents() const;

  std::size_t generation_count() const { return generations_.size(); }
  const Generation& generation(std::size_t i) const { return *generations_[i].shared; }
  /// Of each generation and shard; read at the first call. Errors: corrupt, io.
  Result<Vocabularies> vocabularies() const;
  const Tombstones& tombstones(std::size_t i) const { return tombstones_[i]; }

  /// The live document of an id. Errors: corrupt, io.
  Result<std::optional<Location>> find(const std::string& id) const;
  /// The 8 bytes of slot::content_hash. Errors: corrupt, io.
  Result<std::string> content_hash(Location at) const { return value(at, slot::content_hash); }

  Result<Article> article(Location at);
  Result<Article> article(std::uint32_t document) { return article(locate(document)); }
  /// The same, and keeps it for whoever shows it next. Errors: corrupt, io.
  Result<std::shared_ptr<const Article>> kept_article(Location at);

  /// An article's value of a slot; empty where it has none. Articles asked for in ascending order are found fastest.
  /// Errors: corrupt, io.
  Result<std::string> value(Location at, std::uint32_t slot) const;
  Result<std::string> value(std::uint32_t document, std::uint32_t slot) const { return value(locate(document), slot); }

  /// The beginning of an article's text; valid until the next call for any article.
  Result<StoredText> beginning(Location at);

  /// Of the place where an article is.
  BeginningCache& beginnings(Location at) const;
  ArticleCache& articles(Location at) const;

  /// Any dictionary of the index, for new records; null where there is none.
  std::shared_ptr<const Dictionary> dictionary() const { return dictionary_; }

 private:
  /// A generation, and places in it.
  struct Opened {
    explicit Opened(std::shared_ptr<const Generation> generation)
        : shared(std::move(generation)),
          values(shared->database()),
          postings(shared->database()),
          records(shared->database().records()) {}
    std::shared_ptr<const Generation> shared;
    glass::ValueList values;
    glass::PostingList postings;
    glass::Cursor records;
    std::shared_ptr<void> by_xapian;  // opened at first use, for records of an older format
  };

  std::vector<const glass::Database*> parts() const;
  Status append(Snapshot shard);
  Status append(const std::vector<std::shared_ptr<RemoteShard>>& shards);
  Status open_generations(OpenGenerations& shared);
  Status open_generation(const GenerationEntry& entry, OpenGenerations& shared);
  void add(std::shared_ptr<const Generation> generation, std::string path);
  Result<Article> old_article(Location at);
  Error damaged_article(Location at) const;
  Result<std::string_view> record(Location at, std::size_t enough = SIZE_MAX);
  Status open_tombstones(const std::string& folder, const GenerationEntry& entry);

  std::string folder_;
  std::uint64_t stamp_ = 0;
  Manifest manifest_;
  mutable std::vector<Opened> generations_;
  std::vector<std::string> paths_;  // of the generations
  std::vector<std::unique_ptr<RemotePart>> remote_;
  std::vector<std::string> missing_;
  std::vector<Tombstones> tombstones_;
  TermStatistics statistics_;
  std::uint64_t dead_count_ = 0;
  ArticleReader reader_;
  std::shared_ptr<const Dictionary> dictionary_;
};

}  // namespace malmoi::index
