// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/snapshot.h"

#include <xxhash.h>

#include <algorithm>

#include "glass/durable_file.h"
#include "index/schema.h"

namespace malmoi::index {
namespace {

// What zstd cannot make smaller grows by less than this.
constexpr std::size_t compressed_beginning = beginning_bytes + 256;

std::uint64_t joined_stamp(std::uint64_t first, std::uint64_t second) {
  if (first == 0) return second;
  const std::uint64_t both[] = {first, second};
  return XXH3_64bits(both, sizeof both);
}

}  // namespace

std::uint64_t newest_stamp(const std::vector<std::string>& folders,
                           const std::vector<std::shared_ptr<RemoteShard>>& remote) {
  std::uint64_t stamp = 0;
  for (const std::string& folder : folders) stamp = joined_stamp(stamp, manifest_stamp(folder));
  for (const auto& shard : remote) stamp = joined_stamp(stamp, shard->stamp());
  return stamp;
}

Result<Snapshot> Snapshot::open(const std::string& folder, Formats formats) {
  OpenGenerations alone;
  return open(folder, alone, formats);
}

Result<Snapshot> Snapshot::open(const std::string& folder, OpenGenerations& shared, Formats formats) {
  // A commit between reading CURRENT and opening its generations may have removed them: then CURRENT has changed, and
  // the next try reads the new one. What the last try has opened stays open, so that the next has less to open.
  std::optional<Snapshot> last;
  for (;;) {
    Snapshot snapshot;
    snapshot.folder_ = folder;
    snapshot.stamp_ = manifest_stamp(folder);
    auto manifest = read_manifest(folder, formats);
    if (!manifest) return manifest.error();
    snapshot.manifest_ = std::move(*manifest);
    Status opened = snapshot.open_generations(shared);
    if (opened) {
      snapshot.statistics_ = TermStatistics(snapshot.parts());
      return snapshot;
    }
    if (manifest_stamp(folder) == snapshot.stamp_) return std::move(opened).error();
    last = std::move(snapshot);
  }
}

Result<Snapshot> Snapshot::open_all(const std::vector<std::string>& folders,
                                    const std::vector<std::shared_ptr<RemoteShard>>& remote, OpenGenerations& shared) {
  Snapshot all;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    auto shard = open(folders[i], shared);
    if (!shard || (i == 0 && remote.empty() && folders.size() == 1)) return shard;
    if (i == 0) {
      all = std::move(*shard);
    } else if (Status appended = all.append(std::move(*shard)); !appended) {
      return std::move(appended).error();
    }
  }
  if (Status appended = all.append(remote); !appended) return std::move(appended).error();
  std::vector<RemotePart*> parts;
  for (const auto& each : all.remote_) parts.push_back(each.get());
  all.statistics_ = TermStatistics(all.parts(), std::move(parts));
  return all;
}

/// In the order of the description, so that numbers of documents do not depend on which shard answers first.
Status Snapshot::append(const std::vector<std::shared_ptr<RemoteShard>>& shards) {
  std::uint64_t last = 0;
  for (const auto& shard : shards) {
    // First: what changes meanwhile gives another stamp.
    stamp_ = joined_stamp(stamp_, shard->stamp());
    auto part = shard->connect();
    if (!part) {
      missing_.push_back(shard->name());
      continue;
    }
    for (const auto& dictionary : part->revision().dictionaries) reader_.add_dictionary(dictionary);
    last = std::max<std::uint64_t>(last, part->revision().last_document);
    remote_.push_back(std::move(part));
  }
  for (const Opened& each : generations_) {
    last = std::max<std::uint64_t>(last, each.shared->database().statistics().last_document);
  }
  if (last * (generations_.size() + remote_.size()) < UINT32_MAX) return {};
  return Error{ErrorCode::too_large, "shards: too many, or one too large, to be searched as one; split the largest"};
}

Status Snapshot::append(Snapshot shard) {
  if (Status same = check_fingerprint(shard.folder_, shard.manifest_, manifest_.fingerprint); !same) return same;
  for (std::size_t i = 0; i < shard.generations_.size(); ++i) {
    add(std::move(shard.generations_[i].shared), std::move(shard.paths_[i]));
    manifest_.generations.push_back(std::move(shard.manifest_.generations[i]));
    tombstones_.push_back(std::move(shard.tombstones_[i]));
  }
  dead_count_ += shard.dead_count_;
  manifest_.commit += shard.manifest_.commit;
  stamp_ = joined_stamp(stamp_, shard.stamp_);
  return {};
}

Snapshot Snapshot::again() const {
  Snapshot same;
  same.folder_ = folder_;
  same.stamp_ = stamp_;
  same.manifest_ = manifest_;
  same.tombstones_ = tombstones_;
  same.dead_count_ = dead_count_;
  for (std::size_t i = 0; i < generations_.size(); ++i) same.add(generations_[i].shared, paths_[i]);
  same.statistics_ = TermStatistics(same.parts());
  return same;
}

std::vector<const glass::Database*> Snapshot::parts() const {
  std::vector<const glass::Database*> parts;
  for (const Opened& each : generations_) parts.push_back(&each.shared->database());
  return parts;
}

Status Snapshot::open_generations(OpenGenerations& shared) {
  for (const GenerationEntry& entry : manifest_.generations) {
    if (Status opened = open_generation(entry, shared); !opened) return opened;
    if (Status opened = open_tombstones(folder_, entry); !opened) return opened;
  }
  return {};
}

Status Snapshot::open_generation(const GenerationEntry& entry, OpenGenerations& shared) {
  auto generation = shared.get(folder_, entry);
  if (!generation) return std::move(generation).error();
  add(std::move(*generation), folder_ + "/" + entry.name);
  return {};
}

void Snapshot::add(std::shared_ptr<const Generation> generation, std::string path) {
  for (const auto& dictionary : generation->dictionaries()) {
    reader_.add_dictionary(dictionary);
    dictionary_ = dictionary;
  }
  generations_.emplace_back(std::move(generation));
  paths_.push_back(std::move(path));
}

Status Snapshot::open_tombstones(const std::string& folder, const GenerationEntry& entry) {
  Tombstones tombstones;
  if (!entry.tombstones.empty()) {
    const std::string path = folder + "/" + entry.tombstones;
    auto bytes = read_file(path);
    if (!bytes && bytes.error().code == ErrorCode::not_found) {
      return damage(path, "is missing");
    }
    if (!bytes) return bytes.error();
    if (XXH3_64bits(bytes->data(), bytes->size()) != entry.tombstones_checksum) {
      return damage(path, "was changed since it was written (checksum does not match)");
    }
    auto decoded = Tombstones::decode(*bytes, entry.articles);
    if (!decoded) {
      return damage(path, decoded.error().message);
    }
    tombstones = std::move(*decoded);
  }
  dead_count_ += tombstones.size();
  tombstones_.push_back(std::move(tombstones));
  return {};
}

Result<Vocabularies> Snapshot::vocabularies() const {
  Vocabularies all;
  for (const Opened& generation : generations_) {
    const auto vocabulary = generation.shared->vocabulary();
    if (!vocabulary) return vocabulary.error();
    all.push_back(*vocabulary);
  }
  for (const auto& part : remote_) all.push_back(&part->revision().vocabulary());
  return all;
}

Result<std::optional<Location>> Snapshot::find(const std::string& id) const {
  const std::string term = id_term(id);
  glass::Postings found;
  for (std::size_t i = generations_.size(); i-- > 0;) {
    glass::PostingList& list = generations_[i].postings;
    Status read = list.open(term);
    while (read && (read = list.next(found)) && found.size > 0) {
      for (std::size_t n = 0; n < found.size; ++n) {
        if (!tombstones_[i].contains(found.documents[n]))
          return std::optional(Location{static_cast<std::uint32_t>(i), found.documents[n]});
      }
    }
    if (!read) return std::move(read).error();
  }
  for (std::size_t i = 0; i < remote_.size(); ++i) {
    auto number = remote_[i]->find(term);
    if (!number) return std::move(number).error();
    if (*number > 0) return std::optional(Location{static_cast<std::uint32_t>(generations_.size() + i), *number});
  }
  return std::optional<Location>();
}

Result<std::string> Snapshot::value(Location at, std::uint32_t slot) const {
  if (is_remote(at)) return remote(at).value(at.document, slot);
  auto value = generations_[at.generation].values.find(slot, at.document);
  if (!value) return std::move(value).error();
  return std::string(*value);
}

Result<std::string_view> Snapshot::record(Location at, std::size_t enough) {
  if (is_remote(at)) {
    const auto document = remote(at).document(at.document);
    if (!document) return document.error();
    return std::string_view((*document)->record);
  }
  return glass::record(generations_[at.generation].records, at.document, enough);
}

Result<Article> Snapshot::article(Location at) {
  if (!is_remote(at) && manifest_.format < format_version) return old_article(at);
  auto stored = record(at);
  if (!stored) return std::move(stored).error();
  auto article = reader_.read(*stored);
  return article ? std::move(article) : damaged_article(at);
}

Result<std::shared_ptr<const Article>> Snapshot::kept_article(Location at) {
  ArticleCache& cache = articles(at);
  if (auto kept = cache.find(at.document)) return kept;
  auto read = article(at);
  if (!read) return std::move(read).error();
  auto shared = std::make_shared<const Article>(std::move(*read));
  cache.keep(at.document, shared);
  return shared;
}

ArticleCache& Snapshot::articles(Location at) const {
  return is_remote(at) ? remote(at).revision().articles() : generation(at.generation).articles();
}

Result<StoredText> Snapshot::beginning(Location at) {
  auto stored = record(at, compressed_beginning);
  if (!stored) return std::move(stored).error();
  auto text = reader_.read_beginning(*stored);
  return text ? std::move(text) : damaged_article(at);
}

BeginningCache& Snapshot::beginnings(Location at) const {
  return is_remote(at) ? remote(at).revision().beginnings() : generation(at.generation).beginnings();
}

Status Snapshot::fetch(const std::vector<std::uint32_t>& documents) const {
  if (remote_.empty()) return {};
  std::vector<std::vector<std::uint32_t>> numbers(remote_.size());
  for (const std::uint32_t document : documents) {
    const Location at = locate(document);
    if (is_remote(at)) numbers[at.generation - generations_.size()].push_back(at.document);
  }
  for (std::size_t i = 0; i < remote_.size(); ++i) remote_[i]->begin_documents(numbers[i]);
  for (const auto& part : remote_) {
    if (Status fetched = part->end_documents(); !fetched) return fetched;
  }
  return {};
}

Status Snapshot::fetch_articles(std::vector<std::uint32_t> documents) const {
  if (remote_.empty()) return {};
  std::erase_if(documents, [this](std::uint32_t document) {
    const Location at = locate(document);
    return articles(at).find(at.document) != nullptr;
  });
  return fetch(documents);
}

void Snapshot::forget_documents() const {
  for (const auto& part : remote_) part->forget_documents();
}

Error Snapshot::damaged_article(Location at) const {
  return damage(is_remote(at) ? remote(at).revision().url : paths_[at.generation],
                "article " + std::to_string(at.document) + " is damaged");
}

}  // namespace malmoi::index
