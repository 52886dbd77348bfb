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

/// One thread at a time. One commit of an index, open for reading. It stays as it was, whatever writers
/// do meanwhile: its files never change, and stay readable after they are unlinked.
class Snapshot {
 public:
  /// Opens the newest commit; generations that are open in `shared` are not opened again. Errors: as
  /// read_manifest(), corrupt, io.
  static Result<Snapshot> open(const std::string& folder, OpenGenerations& shared, Formats formats = Formats::present);
  /// Of an older format only its articles may be read, see article().
  static Result<Snapshot> open(const std::string& folder, Formats formats = Formats::present);

  /// The same commit once more, for another thread.
  Snapshot again() const;

  const Manifest& manifest() const { return manifest_; }
  std::uint64_t stamp() const { return stamp_; }

  /// Dead documents count, see is_dead().
  const TermStatistics& statistics() const { return statistics_; }
  std::uint64_t dead_count() const { return dead_count_; }
  bool is_dead(std::uint32_t document) const {
    if (dead_count_ == 0) return false;
    const Location at = locate(document);
    return tombstones_[at.generation].contains(at.document);
  }
  Location locate(std::uint32_t document) const {
    const auto n = static_cast<std::uint32_t>(generations_.size());
    return {(document - 1) % n, (document - 1) / n + 1};
  }

  /// The other way round: one number for each document of the snapshot.
  std::uint32_t number(Location at) const {
    return (at.document - 1) * static_cast<std::uint32_t>(generations_.size()) + at.generation + 1;
  }

  std::size_t generation_count() const { return generations_.size(); }
  const Generation& generation(std::size_t i) const { return *generations_[i].shared; }
  /// Of each generation; read at the first call. Errors: corrupt, io.
  Result<Vocabularies> vocabularies() const;
  const Tombstones& tombstones(std::size_t i) const { return tombstones_[i]; }

  /// The live document of an id. Errors: corrupt, io.
  Result<std::optional<Location>> find(const std::string& id) const;
  /// The 8 bytes of slot::content_hash. Errors: corrupt, io.
  Result<std::string> content_hash(Location at) const { return value(at, slot::content_hash); }

  Result<Article> article(Location at);
  Result<Article> article(std::uint32_t document) { return article(locate(document)); }

  /// An article's value of a slot; empty where it has none. Articles asked for in ascending order are found fastest.
  /// Errors: corrupt, io.
  Result<std::string> value(Location at, std::uint32_t slot) const;
  Result<std::string> value(std::uint32_t document, std::uint32_t slot) const { return value(locate(document), slot); }

  /// The beginning of an article's text; valid until the next call for any article.
  Result<StoredText> beginning(Location at);

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
  Status open_generations(OpenGenerations& shared);
  Status open_generation(const GenerationEntry& entry, OpenGenerations& shared);
  void add(std::shared_ptr<const Generation> generation);
  Result<Article> old_article(Location at);
  Error damaged_article(Location at) const;
  Result<std::string_view> record(Location at, std::size_t enough = SIZE_MAX);
  Status open_tombstones(const std::string& folder, const GenerationEntry& entry);

  std::string folder_;
  std::uint64_t stamp_ = 0;
  Manifest manifest_;
  mutable std::vector<Opened> generations_;
  std::vector<Tombstones> tombstones_;
  TermStatistics statistics_;
  std::uint64_t dead_count_ = 0;
  ArticleReader reader_;
  std::shared_ptr<const Dictionary> dictionary_;
};

}  // namespace malmoi::index
