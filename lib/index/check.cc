// SPDX-License-Identifier: GPL-2.0-or-later

#include <malmoi/maintenance.h>

#include "analysis/chain.h"
#include "glass/durable_file.h"
#include "glass/table_check.h"
#include "index/deep_check.h"
#include "index/encoder.h"
#include "index/manifest.h"
#include "index/snapshot.h"

namespace malmoi {
namespace {

// Damage of one place may make thousands of articles unreadable: so many of a generation are named.
constexpr std::size_t most_named = 5;

/// The check of one commit.
class Check {
 public:
  Check(const std::string& folder, index::Manifest manifest, const CheckOptions& options, const Settings& settings)
      : folder_(folder), manifest_(std::move(manifest)), options_(options), settings_(settings) {}

  Result<CheckReport> run();

 private:
  /// Problems of articles of one generation, of which only some are named.
  class Articles;

  void check_files(const index::GenerationEntry& entry);
  void check_file(const std::string& path, std::uint64_t expected, bool is_needed_by_rebuild);
  void check_structure(const index::GenerationEntry& entry);
  void check_articles(index::Snapshot& snapshot, std::size_t generation);
  bool check_article(index::Snapshot& snapshot, index::Location at, Articles& problems);
  void check_terms(index::Snapshot& snapshot, std::size_t generation);
  void add(std::string problem) { report_.problems.push_back(std::move(problem)); }
  std::string remedy() const;

  const std::string& folder_;
  const index::Manifest manifest_;
  const CheckOptions& options_;
  const Settings& settings_;
  CheckReport report_;
  bool can_rebuild_ = true;  // as far as is known
  std::uint64_t text_bytes_ = 0;
};

class Check::Articles {
 public:
  Articles(Check& check, std::string generation) : check_(check), generation_(std::move(generation)) {}
  ~Articles() {
    if (count_ > most_named)
      check_.add(generation_ + ": and " + std::to_string(count_ - most_named) + " more articles");
  }
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;

  void add(const std::string& problem) {
    if (++count_ <= most_named) check_.add(generation_ + ": " + problem);
  }

 private:
  Check& check_;
  const std::string generation_;
  std::size_t count_ = 0;
};

void Check::check_file(const std::string& path, std::uint64_t expected, bool is_needed_by_rebuild) {
  const auto found = file_checksum(path);
  if (found && *found == expected) {
    report_.bytes += size_of_file(path);
    return;
  }
  add(found ? path + ": was changed since it was written (checksum does not match)" : found.error().message);
  if (is_needed_by_rebuild) can_rebuild_ = false;
}

void Check::check_files(const index::GenerationEntry& entry) {
  for (const auto& [name, expected] : entry.files) {
    check_file(folder_ + "/" + entry.name + "/" + name, expected, name == "docdata.glass" || name == "iamglass");
  }
  if (!entry.tombstones.empty()) check_file(folder_ + "/" + entry.tombstones, entry.tombstones_checksum, true);
}

void Check::check_structure(const index::GenerationEntry& entry) {
  const std::string path = folder_ + "/" + entry.name;
  const auto bytes = read_file(path + "/iamglass");
  glass::VersionFile version;
  if (!bytes) return add(bytes.error().message);
  if (!version.decode(*bytes)) return add(damage(path + "/iamglass", "is damaged").message);
  for (const auto& [name, root] :
       {std::pair("postlist.glass", version.postings), std::pair("docdata.glass", version.records),
        std::pair("termlist.glass", version.term_lists)}) {
    if (const Status sound = glass::check_table(path + "/" + name, root); !sound) add(sound.error().message);
  }
}

/// Returns whether it can be read.
bool Check::check_article(index::Snapshot& snapshot, index::Location at, Articles& problems) {
  const std::string number = "article " + std::to_string(at.document);
  const auto article = snapshot.article(at);
  if (!article) return problems.add(number + " cannot be read"), false;
  ++report_.articles;
  const auto hash = snapshot.content_hash(at);
  if (!hash) {
    problems.add(hash.error().message);
  } else if (!index::is_content_hash(index::Content::decode(*hash).hash, *article)) {
    return problems.add(number + " is not what was stored"), false;
  }
  const auto beginning = snapshot.beginning(at);
  if (!beginning || !article->title.starts_with(beginning->title) || !article->body.starts_with(beginning->body)) {
    problems.add(number + " has a damaged beginning");
  }
  if (snapshot.tombstones(at.generation).contains(at.document)) return true;
  text_bytes_ += article->title.size() + article->excerpt.size() + article->body.size();
  const auto found = snapshot.find(article->id);
  if (!found) {
    problems.add(found.error().message);
  } else if (!*found || (*found)->generation != at.generation || (*found)->document != at.document) {
    problems.add("article " + article->id + " is there twice or not found by its id");
  }
  return true;
}

void Check::check_articles(index::Snapshot& snapshot, std::size_t generation) {
  const index::GenerationEntry& entry = manifest_.generations[generation];
  const std::uint64_t dead = snapshot.tombstones(generation).size();
  if (dead != entry.dead) {
    add(entry.name + ": " + std::to_string(dead) + " articles are marked deleted, CURRENT says " +
        std::to_string(entry.dead));
  }
  text_bytes_ = 0;
  bool all_read = true;
  {
    Articles problems(*this, folder_ + "/" + entry.name);
    for (index::Location at{static_cast<std::uint32_t>(generation), 1}; at.document <= entry.articles; ++at.document) {
      all_read = check_article(snapshot, at, problems) && all_read;
    }
  }
  can_rebuild_ = can_rebuild_ && all_read;
  if (all_read && text_bytes_ != entry.text_bytes) {
    add(entry.name + ": holds " + std::to_string(text_bytes_) + " bytes of text, CURRENT says " +
        std::to_string(entry.text_bytes));
  }
}

void Check::check_terms(index::Snapshot& snapshot, std::size_t generation) {
  const std::string path = folder_ + "/" + manifest_.generations[generation].name;
  const auto differing = index::differing_documents(snapshot, folder_, generation, settings_.analyzer, options_.jobs);
  if (!differing) return add(differing.error().message);
  Articles problems(*this, path);
  for (const std::uint32_t document : *differing) {
    problems.add("article " + std::to_string(document) + " has other terms or values than its text gives");
  }
}

std::string Check::remedy() const {
  if (report_.problems.empty()) return {};
  if (can_rebuild_) {
    return folder_ + ": all stored articles are sound: run 'newsidx rebuild " + folder_ +
           "', which makes everything else anew from them";
  }
  return folder_ + ": restore it with 'newsidx restore BACKUP " + folder_ +
         " --replace', or delete it and index the articles anew";
}

Result<CheckReport> Check::run() {
  for (const index::GenerationEntry& entry : manifest_.generations) {
    const std::size_t before = report_.problems.size();
    check_files(entry);
    if (report_.problems.size() == before) check_structure(entry);
  }
  auto snapshot = index::Snapshot::open(folder_);
  if (!snapshot) {
    can_rebuild_ = false;
    if (report_.problems.empty()) add(snapshot.error().message);
  } else {
    const bool files_are_sound = report_.problems.empty();
    for (std::size_t i = 0; i < snapshot->generation_count(); ++i) check_articles(*snapshot, i);
    for (std::size_t i = 0; options_.deep && files_are_sound && i < snapshot->generation_count(); ++i) {
      check_terms(*snapshot, i);
    }
  }
  report_.remedy = remedy();
  return std::move(report_);
}

}  // namespace

Result<CheckReport> check_index(const std::string& path, const CheckOptions& options, const Settings& settings) {
  // A commit meanwhile takes files away: then look at the new one.
  constexpr int tries = 20;
  for (int i = 1;; ++i) {
    const std::uint64_t stamp = index::manifest_stamp(path);
    auto manifest = index::read_manifest(path);
    if (!manifest) return std::move(manifest).error();
    if (options.deep) {
      const std::string fingerprint = analysis::fingerprint(settings.analyzer);
      if (Status same = index::check_fingerprint(path, *manifest, fingerprint); !same) return std::move(same).error();
    }
    auto report = Check(path, std::move(*manifest), options, settings).run();
    if (report && report->problems.empty()) return report;
    if (i == tries || index::manifest_stamp(path) == stamp) return report;
  }
}

}  // namespace malmoi
