// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <malmoi/sharding.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <utility>

#include "glass/durable_file.h"
#include "index/disk_space.h"
#include "index/lock.h"
#include "index/outline.h"
#include "index/snapshot.h"
#include "index/writer.h"

namespace malmoi {
namespace {

using index::Location;
using index::Snapshot;

constexpr std::uint32_t max_shards = 1000;
constexpr std::uint16_t nowhere = UINT16_MAX;  // of the dead
constexpr const char* description_name = "index.yaml";
constexpr const char* undated = "undated";

/// Which shard each article goes to.
class Assignment {
 public:
  static Result<Assignment> by_month(const Snapshot& snapshot, std::uint32_t shards);
  static Result<Assignment> by_hash(const Snapshot& snapshot, std::uint32_t shards);

  const std::vector<std::string>& names() const { return names_; }
  bool is_in(std::size_t shard, Location at) const { return shards_[at.generation][at.document] == shard; }

 private:
  explicit Assignment(const Snapshot& snapshot);
  template <class Use>
  static Status for_each_article(const Snapshot& snapshot, std::uint32_t slot, Use use);

  std::vector<std::string> names_;
  std::vector<std::vector<std::uint16_t>> shards_;  // by generation and document
};

Assignment::Assignment(const Snapshot& snapshot) {
  for (const index::GenerationEntry& entry : snapshot.manifest().generations) {
    shards_.emplace_back(entry.articles + 1, nowhere);
  }
}

/// With a value of each.
template <class Use>
Status Assignment::for_each_article(const Snapshot& snapshot, std::uint32_t slot, Use use) {
  for (std::uint32_t g = 0; g < snapshot.generation_count(); ++g) {
    const std::uint64_t last = snapshot.manifest().generations[g].articles;
    for (Location at{g, 1}; at.document <= last; ++at.document) {
      if (snapshot.tombstones(g).contains(at.document)) continue;
      const auto value = snapshot.value(at, slot);
      if (!value) return value.error();
      use(at, *value);
    }
  }
  return {};
}

/// The shard of each month, of `shards` about equal ones.
std::map<std::string, std::uint16_t> shards_of_months(const std::map<std::string, std::uint64_t>& articles,
                                                      std::uint32_t shards) {
  std::uint64_t all = 0;
  for (const auto& [month, count] : articles) all += count;
  std::map<std::string, std::uint16_t> out;
  std::uint64_t before = 0;
  std::uint64_t last_share = 0;
  std::uint16_t shard = 0;
  for (const auto& [month, count] : articles) {
    // The share that the middle of the month falls into.
    const std::uint64_t share = shards == 0 ? out.size() : (2 * before + count) * shards / (2 * all);
    if (share != last_share && !out.empty()) ++shard;
    last_share = share;
    out[month] = shard;
    before += count;
  }
  return out;
}

Result<Assignment> Assignment::by_month(const Snapshot& snapshot, std::uint32_t shards) {
  std::map<std::string, std::uint64_t> articles;
  Status read =
      for_each_article(snapshot, index::slot::month, [&](Location, const std::string& month) { ++articles[month]; });
  if (!read) return std::move(read).error();
  const bool has_undated = articles.erase("") > 0;
  auto shard_of = shards_of_months(articles, shards);
  Assignment out(snapshot);
  std::string first;
  for (const auto& [month, shard] : shard_of) {
    if (shard == out.names_.size()) out.names_.push_back(first = month);
    out.names_[shard] = first == month ? first : first + "_" + month;
  }
  if (has_undated) {
    shard_of[""] = static_cast<std::uint16_t>(out.names_.size());
    out.names_.emplace_back(undated);
  }
  if (out.names_.size() > max_shards) {
    return Error{ErrorCode::invalid_argument, "shards: articles are of " + std::to_string(out.names_.size()) +
                                                  " months; put some together with a number of shards up to 1000"};
  }
  read = for_each_article(snapshot, index::slot::month, [&](Location at, const std::string& month) {
    out.shards_[at.generation][at.document] = shard_of[month];
  });
  if (!read) return std::move(read).error();
  return out;
}

Result<Assignment> Assignment::by_hash(const Snapshot& snapshot, std::uint32_t shards) {
  Assignment out(snapshot);
  for (std::uint32_t i = 1; i <= shards; ++i) {
    char name[8];
    std::snprintf(name, sizeof name, "%04u", i);
    out.names_.emplace_back(name);
  }
  Status read = for_each_article(snapshot, index::slot::outline, [&](Location at, const std::string& outline) {
    const std::string_view id = index::OutlineView(outline).id();
    out.shards_[at.generation][at.document] = static_cast<std::uint16_t>(XXH3_64bits(id.data(), id.size()) % shards);
  });
  if (!read) return std::move(read).error();
  return out;
}

/// The part of an index that goes to one shard.
Result<index::ImportedGeneration> part_of(const std::string& path, const Snapshot& snapshot,
                                          const Assignment& assignment, std::size_t shard) {
  index::ImportedGeneration part;
  part.term_lists = snapshot.manifest().term_lists;
  for (std::uint32_t g = 0; g < snapshot.generation_count(); ++g) {
    const index::GenerationEntry& entry = snapshot.manifest().generations[g];
    glass::MergeInput input{path + "/" + entry.name, entry.files, {}};
    for (Location at{g, 1}; at.document <= entry.articles; ++at.document) {
      if (!assignment.is_in(shard, at)) {
        input.dead.push_back(at.document);
        continue;
      }
      const auto content = snapshot.content_hash(at);
      if (!content) return content.error();
      part.text_bytes += index::Content::decode(*content).text_bytes;
      ++part.articles;
    }
    if (input.dead.size() == entry.articles) continue;
    part.encoding = std::min(part.encoding, entry.encoding);
    part.inputs.push_back(std::move(input));
  }
  return part;
}

Status make_shard(const std::string& folder, index::ImportedGeneration part, const Settings& settings) {
  {
    auto writer = index::Writer::open(folder, settings);
    if (!writer) return std::move(writer).error();
    if (Status imported = writer->import(std::move(part)); !imported) return imported;
  }
  // Analyses anew where term lists are to come or go; else it does nothing.
  auto indexer = Indexer::open(folder, settings);
  return indexer ? indexer->compact() : Status(std::move(indexer).error());
}

Status check(const ShardRequest& request) {
  if (request.shards > max_shards) return Error{ErrorCode::invalid_argument, "shards: at most 1000"};
  if (request.by == ShardBy::hash && request.shards == 0) {
    return Error{ErrorCode::invalid_argument, "shards: say into how many the hash of ids is to split"};
  }
  return {};
}

Status prepare_output(const std::string& out, std::uint64_t bytes) {
  std::error_code error;
  std::filesystem::create_directories(out, error);
  if (error) return system_error(error.value(), "cannot create the folder", out);
  if (!std::filesystem::is_empty(out, error)) {
    return Error{ErrorCode::not_an_index, out + ": is not empty; name a new folder for the shards"};
  }
  return index::check_free_space(out, bytes);
}

Status write_description(const std::string& out, const std::vector<Shard>& shards) {
  std::string text = "# Shards that are searched as one index, see docs/scaling.md.\nshards:\n";
  for (const Shard& shard : shards) text += "  - path: \"" + shard.name + "\"\n";
  return replace_file(out, description_name, text);
}

}  // namespace

Result<ShardSummary> shard_index(const std::string& path, const std::string& out, const ShardRequest& request,
                                 const Settings& settings) {
  if (Status valid = check(request); !valid) return std::move(valid).error();
  const auto info = index_info(path);
  if (!info) return info.error();
  // Else a writer might remove what is being copied.
  const auto lock = index::WriterLock::acquire(path, settings.index.lock_wait);
  if (!lock) return lock.error();
  const auto snapshot = Snapshot::open(path);
  if (!snapshot) return snapshot.error();
  if (Status prepared = prepare_output(out, info->bytes); !prepared) return std::move(prepared).error();
  const auto assignment = request.by == ShardBy::month ? Assignment::by_month(*snapshot, request.shards)
                                                       : Assignment::by_hash(*snapshot, request.shards);
  if (!assignment) return assignment.error();
  ShardSummary summary;
  for (std::size_t i = 0; i < assignment->names().size(); ++i) {
    auto part = part_of(path, *snapshot, *assignment, i);
    if (!part) return std::move(part).error();
    const Shard& shard = summary.shards.emplace_back(Shard{assignment->names()[i], part->articles});
    if (Status made = make_shard(out + "/" + shard.name, std::move(*part), settings); !made) {
      return std::move(made).error();
    }
  }
  if (Status written = write_description(out, summary.shards); !written) return std::move(written).error();
  summary.description = out + "/" + description_name;
  return summary;
}

}  // namespace malmoi
