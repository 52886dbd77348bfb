// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "index/encoder.h"
#include "index/generation_builder.h"
#include "index/lock.h"
#include "index/manifest.h"
#include "index/snapshot.h"
#include "index/tombstones.h"

namespace malmoi::index {

/// What add() did.
enum class Added : std::uint8_t { added, updated, unchanged };

/// Documents of another index of the same analyzer.
struct ImportedGeneration {
  std::vector<glass::MergeInput> inputs;
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  int encoding = encoding_version;
  bool term_lists = false;
};

/// One thread at a time. The one writer of an index: collects new articles and tombstones, and commits
/// them as one new generation.
class Writer {
 public:
  /// With `any_analyzer`, an index of another fingerprint or an older format is opened too; only fold() of all
  /// generations, with `analyse`, may follow.
  static Result<Writer> open(const std::string& folder, const Settings& settings, bool any_analyzer = false);
  ~Writer();
  Writer(Writer&&) noexcept = default;
  Writer& operator=(Writer&&) = delete;

  /// `locked` in a process that was forked since; nothing else may be called there.
  Status check_owner() const;
  const std::string& folder() const { return folder_; }
  const Settings& settings() const { return settings_; }
  const Snapshot& snapshot() const { return *snapshot_; }
  const std::string& fingerprint() const { return fingerprint_; }

  Result<Added> add(const Article& article);
  Result<bool> remove(const std::string& id);

  /// For bulk builds: a builder for one thread of `jobs`; its articles become part of the next commit.
  GenerationBuilder& new_builder(const std::shared_ptr<const Dictionary>& dictionary, unsigned jobs);
  /// Marks a document of the snapshot dead with the next commit.
  Status bury(Location at);
  void count_text(std::uint64_t bytes) { pending_.text_bytes += bytes; }

  /// Builds on up to `jobs` threads, 0 for one for each core.
  Status commit(unsigned jobs = 0);
  /// The same, unless nothing was added or removed.
  Status commit_pending();
  /// Drops everything since the last commit.
  void roll_back();

  /// Makes an index that is new hold what another had. Commits.
  Status import(ImportedGeneration imported, unsigned jobs = 0);
  /// Makes one generation of some, without their dead; `analyse` encodes the stored articles anew
  /// even where a merge would do. Commits.
  Status fold(const std::vector<std::size_t>& generations, bool analyse, unsigned jobs);
  /// Removes articles with all their earlier versions from all files, see Indexer::purge(). Commits.
  Result<std::vector<std::string>> purge(const std::vector<std::string>& ids, unsigned jobs);
  /// Folds small generations as tiers fill up, and generations that are mostly dead.
  Status tidy(unsigned jobs);

 private:
  /// A generation in the making.
  struct Pending {
    struct At {
      std::uint32_t document = 0;  ///< of builders[0]
      Content content;
    };
    std::deque<GenerationBuilder> builders;
    std::unique_ptr<Encoder> encoder;           ///< of add(), for builders[0]
    std::unordered_map<std::string, At> by_id;  ///< of add()
    Tombstones dead;                            ///< of builders[0]
    std::uint64_t text_bytes = 0;
    std::optional<Error> failure;  ///< of add(): what it left cannot be committed
  };

  Writer(std::string folder, const Settings& settings, WriterLock lock);
  Status open_snapshot(bool any_analyzer);
  void forget_changes();
  /// After a commit that failed: goes on from what is there.
  void recover();
  /// Removes files that CURRENT does not name.
  void clean_up();
  bool has_changes() const;
  /// Is what CURRENT names, or will name, built with term lists?
  bool term_lists() const { return new_term_lists_.value_or(snapshot_->manifest().term_lists); }
  Status commit_changes(unsigned jobs);
  /// The document of an id, unless it was buried since the last commit.
  Result<std::optional<Location>> find(const std::string& id) const;
  bool bury_pending(const std::string& id);
  Result<bool> is_in_dictionary(const std::vector<std::string>& records);
  std::string temporary() const { return folder_ + "/tmp"; }
  Result<GenerationEntry> build_generation(const std::string& name, unsigned jobs);
  Status install(std::vector<glass::MergeInput> inputs, GenerationEntry& entry, unsigned jobs);
  Status install(const Run& run, GenerationEntry& entry);
  Status write_tombstones(Manifest& next);
  Status publish(Manifest next);
  /// Without a dictionary, one is made.
  Status reencode(const std::vector<std::size_t>& generations, std::shared_ptr<const Dictionary> dictionary,
                  unsigned jobs);
  /// On disk.
  std::uint64_t bytes_of(const std::vector<std::size_t>& generations) const;
  Status fold_by_merge(const std::vector<std::size_t>& generations, unsigned jobs);

  std::string folder_;
  bool made_folder_ = false;
  Settings settings_;
  std::string fingerprint_;
  WriterLock lock_;
  std::unique_ptr<Snapshot> snapshot_;
  std::vector<Tombstones> tombstones_;       ///< of the snapshot's generations, uncommitted ones included
  std::vector<std::uint64_t> buried_bytes_;  ///< text of what was buried since the last commit
  std::optional<bool> new_term_lists_;       ///< while all generations are made anew
  Pending pending_;
};

}  // namespace malmoi::index
