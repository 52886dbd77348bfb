// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/snapshot.h"

#include <xxhash.h>

#include <cerrno>
#include <cstring>

#include "glass/durable_file.h"
#include "index/schema.h"

namespace malmoi::index {
namespace {

// Only records written later use the level, and readers write none.
constexpr int any_level = 3;

}  // namespace

Error xapian_error(const Xapian::Error& error, const std::string& path) {
  const std::string_view type = error.get_type();
  const char* reason = error.get_error_string();
  // An opening error of the system (too many open files) is no damage, unless the file is gone.
  const bool is_missing = reason && std::string_view(reason) == std::strerror(ENOENT);
  const bool is_damage = type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
                         type == "DatabaseNotFoundError" || (type == "DatabaseOpeningError" && (!reason || is_missing));
  if (is_damage) {
    return {ErrorCode::corrupt, path + ": damaged (" + error.get_msg() +
                                    "); run 'newsidx check' to see what, and restore the index from a copy"};
  }
  return {ErrorCode::io, path + ": " + error.get_msg() + (reason ? std::string(": ") + reason : std::string())};
}

Result<Snapshot> Snapshot::open(const std::string& folder) {
  // A commit between reading CURRENT and opening its generations may have removed them: then CURRENT
  // has changed, and the next try reads the new one.
  constexpr int tries = 20;
  for (int i = 1;; ++i) {
    Snapshot snapshot;
    snapshot.folder_ = folder;
    snapshot.stamp_ = manifest_stamp(folder);
    auto manifest = read_manifest(folder);
    if (!manifest) return manifest.error();
    snapshot.manifest_ = std::move(*manifest);
    Status opened = snapshot.open_generations(folder);
    if (opened) {
      snapshot.statistics_ = TermStatistics(snapshot.all_);
      return snapshot;
    }
    if (i == tries || manifest_stamp(folder) == snapshot.stamp_) return std::move(opened).error();
  }
}

Status Snapshot::open_generations(const std::string& folder) {
  for (const GenerationEntry& entry : manifest_.generations) {
    const std::string path = folder + "/" + entry.name;
    try {
      Xapian::Database database(path, Xapian::DB_BACKEND_GLASS);
      if (database.get_doccount() != entry.articles) {
        return Error{ErrorCode::corrupt, path + ": holds " + std::to_string(database.get_doccount()) +
                                             " articles, CURRENT says " + std::to_string(entry.articles) +
                                             "; restore the index from a copy"};
      }
      const std::string prefix(metadata::dictionary);
      for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
        auto dictionary = Dictionary::from_bytes(database.get_metadata(*key), any_level);
        reader_.add_dictionary(dictionary);
        dictionary_ = std::move(dictionary);
      }
      all_.add_database(database);
      generations_.push_back(std::move(database));
    } catch (const Xapian::Error& error) {
      return xapian_error(error, path);
    }
    if (Status opened = open_tombstones(folder, entry); !opened) return opened;
  }
  return {};
}

Status Snapshot::open_tombstones(const std::string& folder, const GenerationEntry& entry) {
  Tombstones tombstones;
  if (!entry.tombstones.empty()) {
    const std::string path = folder + "/" + entry.tombstones;
    auto bytes = read_file(path);
    if (!bytes && bytes.error().code == ErrorCode::not_found) {
      return Error{ErrorCode::corrupt, path + ": is missing; restore the index from a copy"};
    }
    if (!bytes) return bytes.error();
    if (XXH3_64bits(bytes->data(), bytes->size()) != entry.tombstones_checksum) {
      return Error{ErrorCode::corrupt, path + ": checksum does not match; restore the index from a copy"};
    }
    auto decoded = Tombstones::decode(*bytes, entry.articles);
    if (!decoded) {
      return Error{ErrorCode::corrupt, path + ": " + decoded.error().message + "; restore the index from a copy"};
    }
    tombstones = std::move(*decoded);
  }
  dead_count_ += tombstones.size();
  tombstones_.push_back(std::move(tombstones));
  return {};
}

std::optional<Location> Snapshot::find(const std::string& id) const {
  const std::string term = id_term(id);
  for (std::size_t i = generations_.size(); i-- > 0;) {
    for (auto at = generations_[i].postlist_begin(term); at != generations_[i].postlist_end(term); ++at) {
      if (!tombstones_[i].contains(*at)) return Location{static_cast<std::uint32_t>(i), *at};
    }
  }
  return std::nullopt;
}

std::string Snapshot::content_hash(Location at) const {
  return generations_[at.generation].get_document(at.document, Xapian::DOC_ASSUME_VALID).get_value(slot::content_hash);
}

Result<Article> Snapshot::article(Location at) {
  try {
    const Xapian::Document document = generations_[at.generation].get_document(at.document, Xapian::DOC_ASSUME_VALID);
    auto article = reader_.read(document.get_data());
    if (article) return article;
    return damaged_article(at);
  } catch (const Xapian::Error& error) {
    return xapian_error(error, folder_ + "/" + manifest_.generations[at.generation].name);
  }
}

Result<StoredText> Snapshot::beginning(Xapian::docid document) {
  const Location at = locate(document);
  try {
    const Xapian::Document found = generations_[at.generation].get_document(at.document, Xapian::DOC_ASSUME_VALID);
    auto text = reader_.read_beginning(found.get_data());
    if (text) return text;
    return damaged_article(at);
  } catch (const Xapian::Error& error) {
    return xapian_error(error, folder_ + "/" + manifest_.generations[at.generation].name);
  }
}

Error Snapshot::damaged_article(Location at) const {
  return {ErrorCode::corrupt, folder_ + "/" + manifest_.generations[at.generation].name + ": article " +
                                  std::to_string(at.document) +
                                  " is damaged; run 'newsidx check' and restore the index from a copy"};
}

}  // namespace malmoi::index
