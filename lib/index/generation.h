// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "glass/database.h"
#include "index/article_cache.h"
#include "index/beginning_cache.h"
#include "index/manifest.h"
#include "index/stored_article.h"
#include "index/vocabulary.h"

namespace malmoi::index {

/// Safe to use from many threads at once. A generation, open for reading by whoever searches it.
class Generation {
 public:
  /// Errors: corrupt, io.
  static Result<std::shared_ptr<const Generation>> open(const std::string& path, const GenerationEntry& entry);

  const glass::Database& database() const { return database_; }
  /// For its records.
  const std::vector<std::shared_ptr<const Dictionary>>& dictionaries() const { return dictionaries_; }

  using Lengths = std::vector<std::uint32_t>;
  /// The length of each document by its number, as Xapian counts it: four bytes an article, read at the first
  /// call. Valid as long as the generation is.
  Result<const Lengths*> lengths() const;

  /// Its words, read at the first call. Valid as long as the generation is. Errors: corrupt, io.
  Result<const Vocabulary*> vocabulary() const;

  /// Of its articles, for whoever reads some.
  BeginningCache& beginnings() const { return beginnings_; }
  ArticleCache& articles() const { return articles_; }

 private:
  explicit Generation(glass::Database database)
      : database_(std::move(database)), beginnings_(database_.statistics().last_document) {}
  Status read_dictionaries();

  glass::Database database_;
  std::vector<std::shared_ptr<const Dictionary>> dictionaries_;
  mutable std::mutex mutex_;  // guards lengths_ and vocabulary_ while they are read
  mutable Lengths lengths_;
  mutable std::atomic<const Lengths*> known_lengths_ = nullptr;
  mutable std::optional<Vocabulary> vocabulary_;
  mutable std::atomic<const Vocabulary*> known_vocabulary_ = nullptr;
  mutable BeginningCache beginnings_;
  mutable ArticleCache articles_;
};

/// Safe to use from many threads at once. The generations of an index that are open, each once.
class OpenGenerations {
 public:
  /// `verify`: compare the checksums of each generation when it is opened.
  explicit OpenGenerations(bool verify = false) : verify_(verify) {}

  /// Errors: as Generation::open().
  Result<std::shared_ptr<const Generation>> get(const std::string& folder, const GenerationEntry& entry);

 private:
  const bool verify_;
  std::mutex mutex_;                                             // guards open_
  std::map<std::string, std::weak_ptr<const Generation>> open_;  // by name and checksums
};

}  // namespace malmoi::index
