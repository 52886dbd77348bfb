// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/snapshot.h"

#include <xxhash.h>

#include "glass/durable_file.h"
#include "index/schema.h"

namespace malmoi::index {
namespace {

// What zstd cannot make smaller grows by less than this.
constexpr std::size_t compressed_beginning = beginning_bytes + 256;

}  // namespace

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

Snapshot Snapshot::again() const {
  Snapshot same;
  same.folder_ = folder_;
  same.stamp_ = stamp_;
  same.manifest_ = manifest_;
  same.tombstones_ = tombstones_;
  same.dead_count_ = dead_count_;
  for (const Opened& each : generations_) same.add(each.shared);
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
  add(std::move(*generation));
  return {};
}

void Snapshot::add(std::shared_ptr<const Generation> generation) {
  for (const auto& dictionary : generation->dictionaries()) {
    reader_.add_dictionary(dictionary);
    dictionary_ = dictionary;
  }
  generations_.emplace_back(std::move(generation));
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
  return std::optional<Location>();
}

Result<std::string> Snapshot::value(Location at, std::uint32_t slot) const {
  auto value = generations_[at.generation].values.find(slot, at.document);
  if (!value) return std::move(value).error();
  return std::string(*value);
}

Result<std::string_view> Snapshot::record(Location at, std::size_t enough) {
  return glass::record(generations_[at.generation].records, at.document, enough);
}

Result<Article> Snapshot::article(Location at) {
  if (manifest_.format < format_version) return old_article(at);
  auto stored = record(at);
  if (!stored) return std::move(stored).error();
  auto article = reader_.read(*stored);
  return article ? std::move(article) : damaged_article(at);
}

Result<StoredText> Snapshot::beginning(Location at) {
  auto stored = record(at, compressed_beginning);
  if (!stored) return std::move(stored).error();
  auto text = reader_.read_beginning(*stored);
  return text ? std::move(text) : damaged_article(at);
}

Error Snapshot::damaged_article(Location at) const {
  return damage(folder_ + "/" + manifest_.generations[at.generation].name,
                "article " + std::to_string(at.document) + " is damaged");
}

}  // namespace malmoi::index
