// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/seen_articles.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "glass/durable_file.h"
#include "index/encoder.h"
#include "index/outline.h"

namespace malmoi::search {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* state_name = "SEEN";
constexpr int state_format = 1;

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// The same name may be given again where an index is made anew.
std::uint64_t identity(const index::GenerationEntry& entry) {
  std::string all = entry.name;
  for (const auto& [file, checksum] : entry.files) all += " " + file + " " + to_hex(checksum);
  return hash(all);
}

std::uint64_t from_hex(const Json& json, const char* key) {
  return std::strtoull(json.at(key).get_ref<const std::string&>().c_str(), nullptr, 16);
}

std::uint64_t number(const Json& json, const char* key) {
  return json.at(key).get_ref<const Json::number_unsigned_t&>();
}

Error damaged(const std::string& path) {
  return {ErrorCode::corrupt, path +
                                  ": is damaged, so that it cannot be told which articles are new; delete the folder, "
                                  "and alerts begin anew with the next update"};
}

std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path full = fs::weakly_canonical(path, error);
  const std::string text = error ? path : full.string();
  return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

std::string SeenArticles::Generation::file() const { return name + "-" + to_hex(identity) + ".seen"; }

std::string SeenArticles::Generation::dead_file() const {
  return name + "-" + to_hex(identity) + ".dead-" + to_hex(dead_checksum);
}

Result<SeenArticles> SeenArticles::open(const std::string& folder, const std::string& index,
                                        std::chrono::milliseconds wait) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) return system_error(error.value(), "cannot create the folder that remembers seen articles", folder);
  auto lock = index::WriterLock::acquire(folder, wait);
  if (!lock) return std::move(lock).error();
  SeenArticles seen(folder, absolute(index), std::move(*lock));
  if (Status read = seen.read_state(); !read) return std::move(read).error();
  return seen;
}

Status SeenArticles::read_state() {
  const std::string path = folder_ + "/" + state_name;
  auto content = read_file(path);
  if (!content && content.error().code == ErrorCode::not_found) return {};
  if (!content) return std::move(content).error();
  const std::size_t end = content->find('\n');
  if (end == std::string::npos || content->substr(end + 1) != to_hex(hash(content->substr(0, end))) + "\n") {
    return damaged(path);
  }
  const Json json = Json::parse(content->substr(0, end), nullptr, false);
  try {
    if (number(json, "format") != state_format) {
      return Error{ErrorCode::format_mismatch, path + ": was written by a later version; use that"};
    }
    const std::string other = json.at("index").get<std::string>();
    std::error_code ignored;
    // Where nothing is there any more, the index was moved.
    if (other != index_ && fs::exists(other + "/" + index::manifest_name, ignored)) {
      return Error{ErrorCode::invalid_argument, folder_ + ": remembers the articles of " + other + ", not of " +
                                                    index_ + "; name another folder for seen articles"};
    }
    seen_.commit = number(json, "commit");
    for (const Json& each : json.at("generations")) {
      seen_.generations.push_back({each.at("name").get<std::string>(), from_hex(each, "identity"),
                                   number(each, "articles"), from_hex(each, "checksum"),
                                   from_hex(each, "dead_checksum")});
    }
  } catch (const Json::exception&) {
    return damaged(path);
  }
  has_begun_ = true;
  return {};
}

std::string SeenArticles::state_json() const {
  Json generations = Json::array();
  for (const Generation& each : next_.generations) {
    generations.push_back({{"name", each.name},
                           {"identity", to_hex(each.identity)},
                           {"articles", each.articles},
                           {"checksum", to_hex(each.checksum)},
                           {"dead_checksum", to_hex(each.dead_checksum)}});
  }
  const Json json = {
      {"format", state_format}, {"index", index_}, {"commit", next_.commit}, {"generations", generations}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> SeenArticles::read(const std::string& name, std::uint64_t checksum) const {
  const std::string path = folder_ + "/" + name;
  auto bytes = read_file(path);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return damaged(path);
  if (bytes && hash(*bytes) != checksum) return damaged(path);
  return bytes;
}

Result<index::Tombstones> SeenArticles::tombstones(const Generation& generation) const {
  if (generation.dead_checksum == 0) return index::Tombstones();
  auto bytes = read(generation.dead_file(), generation.dead_checksum);
  if (!bytes) return std::move(bytes).error();
  auto dead = index::Tombstones::decode(*bytes, generation.articles);
  if (!dead) return damaged(folder_ + "/" + generation.dead_file());
  return dead;
}

Result<std::vector<SeenArticles::Fingerprint>> SeenArticles::fingerprints(const Generation& generation) const {
  auto bytes = read(generation.file(), generation.checksum);
  if (!bytes) return std::move(bytes).error();
  if (bytes->size() != generation.articles * sizeof(Fingerprint)) return damaged(folder_ + "/" + generation.file());
  std::vector<Fingerprint> all(generation.articles);
  std::memcpy(all.data(), bytes->data(), bytes->size());
  return all;
}

/// Of what was seen with a snapshot.
class SeenArticles::Comparison {
 public:
  Comparison(SeenArticles& seen, index::Snapshot& snapshot) : seen_(seen), snapshot_(snapshot) {}

  Result<std::vector<NewArticle>> run() {
    seen_.next_ = {snapshot_.manifest().commit, {}};
    seen_.new_files_.clear();
    std::set<std::uint64_t> kept;
    for (std::uint32_t g = 0; g < snapshot_.generation_count(); ++g) {
      const Generation* before = find(identity(snapshot_.manifest().generations[g]));
      if (before) kept.insert(before->identity);
      if (Status read = before ? read_kept(g, *before) : read_new(g); !read) return std::move(read).error();
    }
    for (const Generation& each : seen_.seen_.generations) {
      if (kept.contains(each.identity)) continue;
      if (Status read = read_gone(each); !read) return std::move(read).error();
    }
    return drop_moved();
  }

 private:
  /// An article that may be new.
  struct Candidate {
    index::Location at;
    Fingerprint now;
  };

  const Generation* find(std::uint64_t identity) const {
    for (const Generation& each : seen_.seen_.generations) {
      if (each.identity == identity) return &each;
    }
    return nullptr;
  }

  Result<Fingerprint> fingerprint(index::Location at) const {
    const auto outline = snapshot_.value(at, index::slot::outline);
    if (!outline) return outline.error();
    const auto content = snapshot_.content_hash(at);
    if (!content) return content.error();
    return Fingerprint{hash(index::OutlineView(*outline).id()), index::Content::decode(*content).hash};
  }

  void remember(Generation generation, const index::Tombstones& dead, const Generation* before) {
    if (dead.size() > 0) {
      std::string bytes = dead.encode();
      generation.dead_checksum = hash(bytes);
      if (!before || before->dead_checksum != generation.dead_checksum) {
        seen_.new_files_.push_back({generation.dead_file(), std::move(bytes)});
      }
    }
    seen_.next_.generations.push_back(std::move(generation));
  }

  Status read_new(std::uint32_t g) {
    const index::GenerationEntry& entry = snapshot_.manifest().generations[g];
    const index::Tombstones& dead = snapshot_.tombstones(g);
    std::string bytes(entry.articles * sizeof(Fingerprint), '\0');
    candidates_.reserve(candidates_.size() + entry.articles);
    for (std::uint32_t document = 1; document <= entry.articles; ++document) {
      if (dead.contains(document)) continue;
      const index::Location at{g, document};
      const auto now = fingerprint(at);
      if (!now) return now.error();
      std::memcpy(bytes.data() + (document - 1) * sizeof(Fingerprint), &*now, sizeof(Fingerprint));
      candidates_.push_back({at, *now});
    }
    Generation generation{entry.name, identity(entry), entry.articles, hash(bytes), 0};
    seen_.new_files_.push_back({generation.file(), std::move(bytes)});
    remember(std::move(generation), dead, nullptr);
    return {};
  }

  /// A generation never changes, but articles of it die; in a restored backup they may live again.
  Status read_kept(std::uint32_t g, const Generation& before) {
    const index::Tombstones& dead = snapshot_.tombstones(g);
    Generation generation = before;
    generation.dead_checksum = 0;
    remember(generation, dead, &before);
    if (seen_.next_.generations.back().dead_checksum == before.dead_checksum) return {};
    const auto were_dead = seen_.tombstones(before);
    if (!were_dead) return were_dead.error();
    for (std::uint32_t document = 1; document <= before.articles; ++document) {
      if (dead.contains(document) == were_dead->contains(document)) continue;
      const auto found = fingerprint({g, document});
      if (!found) return found.error();
      if (dead.contains(document)) {
        departed_.push_back(*found);
      } else {
        candidates_.push_back({{g, document}, *found});
      }
    }
    return {};
  }

  Status read_gone(const Generation& before) {
    const auto were_dead = seen_.tombstones(before);
    if (!were_dead) return were_dead.error();
    const auto all = seen_.fingerprints(before);
    if (!all) return all.error();
    departed_.reserve(departed_.size() + all->size());
    for (std::uint32_t document = 1; document <= before.articles; ++document) {
      if (!were_dead->contains(document)) departed_.push_back((*all)[document - 1]);
    }
    return {};
  }

  /// Candidates that stood elsewhere before, in the same words, are not new.
  Result<std::vector<NewArticle>> drop_moved() {
    std::sort(departed_.begin(), departed_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::vector<NewArticle> all;
    for (const Candidate& each : candidates_) {
      const Fingerprint* before = find_departed(each.now.id);
      const Result<bool> moved = before ? is_moved(each, *before) : false;
      if (!moved) return moved.error();
      if (!*moved) all.push_back({each.at, before != nullptr});
    }
    return all;
  }

  /// An earlier version of an article.
  const Fingerprint* find_departed(std::uint64_t id) const {
    const auto at = std::lower_bound(departed_.begin(), departed_.end(), id,
                                     [](const Fingerprint& each, std::uint64_t sought) { return each.id < sought; });
    return at != departed_.end() && at->id == id ? &*at : nullptr;
  }

  /// Another version of the extraction hashes the same article differently.
  Result<bool> is_moved(const Candidate& candidate, const Fingerprint& before) {
    if (before.content == candidate.now.content) return true;
    const auto article = snapshot_.article(candidate.at);
    if (!article) return article.error();
    return index::is_content_hash(before.content, *article);
  }

  SeenArticles& seen_;
  index::Snapshot& snapshot_;
  std::vector<Candidate> candidates_;
  std::vector<Fingerprint> departed_;  // of articles that were alive, and are not where they were
};

Result<std::vector<NewArticle>> SeenArticles::compare(index::Snapshot& snapshot) {
  return Comparison(*this, snapshot).run();
}

void SeenArticles::compare_with_nothing() {
  next_ = {};
  new_files_.clear();
}

Status SeenArticles::confirm() {
  for (const NewFile& each : new_files_) {
    if (Status written = write_file(folder_ + "/" + each.name, each.bytes); !written) return written;
  }
  const std::string line = state_json();
  if (Status replaced = replace_file(folder_, state_name, line + "\n" + to_hex(hash(line)) + "\n"); !replaced) {
    return replaced;
  }
  seen_ = std::move(next_);
  new_files_.clear();
  has_begun_ = true;
  clean_up();
  return {};
}

void SeenArticles::clean_up() const {
  std::set<std::string> needed;
  for (const Generation& each : seen_.generations) {
    needed.insert(each.file());
    if (each.dead_checksum != 0) needed.insert(each.dead_file());
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("gen-") && !needed.contains(name)) fs::remove(entry.path(), ignored);
  }
}

}  // namespace malmoi::search
