// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generation.h"

#include "glass/durable_file.h"
#include "glass/posting_list.h"
#include "index/schema.h"
#include "index/verify.h"

namespace malmoi::index {
namespace {

// Only records written later use the level, and readers write none.
constexpr int any_level = 3;

/// The same name may be given again where an index is made anew.
std::string identity(const GenerationEntry& entry) {
  std::string all = entry.name;
  for (const auto& [file, checksum] : entry.files) all += " " + file + " " + std::to_string(checksum);
  return all;
}

Result<Generation::Lengths> read_lengths(const glass::Database& database) {
  Generation::Lengths lengths(std::size_t{database.statistics().last_document} + 1);
  glass::PostingList list(database);
  if (Status opened = list.open({}); !opened) return std::move(opened).error();
  glass::Postings postings;
  do {
    if (Status read = list.next(postings); !read) return std::move(read).error();
    for (std::size_t i = 0; i < postings.size; ++i) lengths[postings.documents[i]] = postings.wdfs[i];
  } while (postings.size > 0);
  return lengths;
}

}  // namespace

Result<std::shared_ptr<const Generation>> Generation::open(const std::string& path, const GenerationEntry& entry) {
  auto database = glass::Database::open(path);
  if (!database) return std::move(database).error();
  const glass::Statistics& holds = database->statistics();
  if (holds.documents != entry.articles || holds.last_document != entry.articles) {
    return damage(
        path, "holds " + std::to_string(holds.documents) + " articles, CURRENT says " + std::to_string(entry.articles));
  }
  const std::shared_ptr<Generation> generation(new Generation(std::move(*database)));
  if (Status read = generation->read_dictionaries(); !read) return std::move(read).error();
  return std::shared_ptr<const Generation>(generation);
}

Status Generation::read_dictionaries() {
  const std::string prefix = std::string(glass::key::metadata) + std::string(metadata::dictionary);
  glass::Cursor cursor(database_.postings());
  auto there = cursor.find_first(prefix);
  for (; there && *there && cursor.key().starts_with(prefix); there = cursor.next()) {
    auto bytes = cursor.tag();
    if (!bytes) return std::move(bytes).error();
    dictionaries_.push_back(Dictionary::from_bytes(std::string(*bytes), any_level));
  }
  return there ? Status() : std::move(there).error();
}

Result<const Generation::Lengths*> Generation::lengths() const {
  if (const Lengths* known = known_lengths_.load(std::memory_order_acquire)) return known;
  const std::lock_guard lock(mutex_);
  if (lengths_.empty()) {
    auto lengths = read_lengths(database_);
    if (!lengths) return std::move(lengths).error();
    lengths_ = std::move(*lengths);
    known_lengths_.store(&lengths_, std::memory_order_release);
  }
  return static_cast<const Lengths*>(&lengths_);
}

Result<const Vocabulary*> Generation::vocabulary() const {
  if (const Vocabulary* known = known_vocabulary_.load(std::memory_order_acquire)) return known;
  const std::lock_guard lock(mutex_);
  if (!vocabulary_) {
    auto vocabulary = Vocabulary::read(database_);
    if (!vocabulary) return std::move(vocabulary).error();
    vocabulary_ = std::move(*vocabulary);
    known_vocabulary_.store(&*vocabulary_, std::memory_order_release);
  }
  return static_cast<const Vocabulary*>(&*vocabulary_);
}

Result<std::shared_ptr<const Generation>> OpenGenerations::get(const std::string& folder,
                                                               const GenerationEntry& entry) {
  const std::string name = identity(entry);
  {
    const std::lock_guard lock(mutex_);
    if (auto open = open_[name].lock()) return open;
  }
  if (verify_) {
    if (Status sound = verify_files(folder, entry); !sound) return std::move(sound).error();
  }
  auto opened = Generation::open(folder + "/" + entry.name, entry);  // without the lock; twice at worst
  if (!opened) return opened;
  const std::lock_guard lock(mutex_);
  std::erase_if(open_, [](const auto& each) { return each.second.expired(); });
  open_[name] = *opened;
  return opened;
}

}  // namespace malmoi::index
