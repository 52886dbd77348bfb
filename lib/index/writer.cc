// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/writer.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "analysis/chain.h"
#include "glass/durable_file.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/verify.h"
#include "index/xapian_stub.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

// Of postings that a build collects before it writes them, in all threads together; smaller ones only cost
// time to merge. See docs/performance.md.
constexpr std::size_t build_memory = 64 << 20;
constexpr std::size_t least_run_memory = 8 << 20;

}  // namespace

Writer::Writer(std::string folder, const Settings& settings, WriterLock lock)
    : folder_(std::move(folder)),
      settings_(settings),
      fingerprint_(analysis::fingerprint(settings.analyzer)),
      lock_(std::move(lock)) {}

Result<Writer> Writer::open(const std::string& folder, const Settings& settings, bool any_analyzer) {
  const auto made = prepare_folder(folder);
  if (!made) return made.error();
  auto lock = WriterLock::acquire(folder, settings.index.lock_wait);
  // Who had it may have taken the folder away, with the index it did not make.
  if (!lock && lock.error().code == ErrorCode::not_found) return open(folder, settings, any_analyzer);
  if (!lock) return lock.error();
  Writer writer(folder, settings, std::move(*lock));
  writer.made_folder_ = *made;
  if (Status opened = writer.open_snapshot(any_analyzer); !opened) return std::move(opened).error();
  // A rebuild reads no more than the stored articles.
  if (settings.index.verify_on_open && !any_analyzer) {
    for (const GenerationEntry& entry : writer.snapshot().manifest().generations) {
      if (Status sound = verify_files(folder, entry); !sound) return std::move(sound).error();
    }
  }
  remove_unreferenced(folder);
  return writer;
}

Writer::~Writer() {
  if (!snapshot_ || !lock_.is_held()) return;
  roll_back();
  std::error_code ignored;
  if (snapshot_->manifest().commit == 0) {
    // Nothing was ever committed: leave no empty index behind.
    fs::remove(folder_ + "/" + lock_name, ignored);
    if (made_folder_) fs::remove(folder_, ignored);
  }
}

Status Writer::check_owner() const {
  if (lock_.is_held()) return {};
  return Error{ErrorCode::locked, folder_ +
                                      ": opened for writing by the process that this one was forked from; open "
                                      "the index after fork()"};
}

Status Writer::open_snapshot(bool any_analyzer) {
  std::error_code ignored;
  if (!fs::exists(folder_ + "/" + manifest_name, ignored)) {
    snapshot_ = std::make_unique<Snapshot>();
    forget_changes();
    return {};
  }
  auto snapshot = Snapshot::open(folder_, any_analyzer ? Formats::rebuildable : Formats::present);
  if (!snapshot) return snapshot.error();
  if (!any_analyzer) {
    if (Status same = check_fingerprint(folder_, snapshot->manifest(), fingerprint_); !same) return same;
  }
  snapshot_ = std::make_unique<Snapshot>(std::move(*snapshot));
  forget_changes();
  return {};
}

void Writer::forget_changes() {
  pending_ = Pending();
  new_term_lists_.reset();
  if (snapshot_->manifest().commit == 0) new_term_lists_ = settings_.index.term_lists;
  tombstones_.clear();
  for (std::size_t i = 0; i < snapshot_->generation_count(); ++i) tombstones_.push_back(snapshot_->tombstones(i));
  buried_bytes_.assign(tombstones_.size(), 0);
}

GenerationBuilder& Writer::new_builder(const std::shared_ptr<const Dictionary>& dictionary, unsigned jobs) {
  GenerationMetadata metadata{fingerprint_, 0, {}, term_lists()};
  if (dictionary) {
    metadata.dictionary_id = dictionary->id();
    metadata.dictionary = dictionary->bytes();
  }
  const std::string name = "b" + std::to_string(pending_.builders.size());
  return pending_.builders.emplace_back(temporary(), name, std::move(metadata),
                                        std::max(least_run_memory, build_memory / jobs));
}

Status Writer::bury(Location at) {
  const auto content = snapshot_->content_hash(at);
  if (!content) return content.error();
  if (!tombstones_[at.generation].insert(at.document)) return {};
  buried_bytes_[at.generation] += Content::decode(*content).text_bytes;
  return {};
}

Result<std::optional<Location>> Writer::find(const std::string& id) const {
  auto found = snapshot_->find(id);
  if (found && *found && tombstones_[(*found)->generation].contains((*found)->document))
    return std::optional<Location>();
  return found;
}

bool Writer::bury_pending(const std::string& id) {
  const auto found = pending_.by_id.find(id);
  if (found == pending_.by_id.end()) return false;
  pending_.dead.insert(found->second.document);
  pending_.text_bytes -= found->second.content.text_bytes;
  pending_.by_id.erase(found);
  return true;
}

Result<Added> Writer::add(const Article& article) {
  if (Status valid = validate(article); !valid) return std::move(valid).error();
  if (Status fits = check_size(article, settings_.ingest.max_line_bytes); !fits) return std::move(fits).error();
  const Content content = Content::of(article);
  const auto pending = pending_.by_id.find(article.id);
  if (pending != pending_.by_id.end() && pending->second.content.hash == content.hash) return Added::unchanged;
  const auto old = find(article.id);
  if (!old) return old.error();
  if (*old) {
    const auto stored = snapshot_->content_hash(**old);
    if (!stored) return stored.error();
    if (Content::decode(*stored).hash == content.hash) return Added::unchanged;
    if (Status buried = bury(**old); !buried) return std::move(buried).error();
  }
  const bool replaced = bury_pending(article.id) || *old;
  if (!pending_.encoder) {
    const auto dictionary = snapshot_->dictionary();
    pending_.encoder = std::make_unique<Encoder>(settings_.analyzer, dictionary, settings_.index.compression_level);
    new_builder(dictionary, 1);
  }
  const auto at = pending_.builders.front().add(pending_.encoder->encode(article, content));
  if (!at) {
    pending_.failure = at.error();
    return *pending_.failure;
  }
  pending_.by_id[article.id] = {*at, content};
  pending_.text_bytes += content.text_bytes;
  return replaced ? Added::updated : Added::added;
}

Result<bool> Writer::remove(const std::string& id) {
  const auto old = find(id);
  if (!old) return old.error();
  if (*old) {
    if (Status buried = bury(**old); !buried) return std::move(buried).error();
  }
  return bury_pending(id) || *old;
}

void Writer::roll_back() {
  forget_changes();
  clean_up();
}

void Writer::clean_up() {
  if (lock_.is_held()) remove_unreferenced(folder_);
}

Status Writer::commit(unsigned jobs) {
  Status done = commit_changes(jobs);
  if (!done) recover();
  return done;
}

void Writer::recover() {
  // The new CURRENT may be there though syncing it failed.
  if (const Status reopened = open_snapshot(true); !reopened) forget_changes();
  clean_up();
}

bool Writer::has_changes() const {
  if (pending_.failure) return true;
  for (std::size_t i = 0; i < tombstones_.size(); ++i) {
    if (tombstones_[i].size() != snapshot_->tombstones(i).size()) return true;
  }
  return std::any_of(pending_.builders.begin(), pending_.builders.end(),
                     [](const GenerationBuilder& builder) { return builder.size() > 0; });
}

Status Writer::commit_pending() { return has_changes() ? commit() : Status(); }

Status Writer::commit_changes(unsigned jobs) {
  if (pending_.failure) return *pending_.failure;
  const Manifest& last = snapshot_->manifest();
  const bool same_build =
      last.format == format_version && last.fingerprint == fingerprint_ && last.term_lists == term_lists();
  // The first commit makes the index, even an empty one.
  if (!has_changes() && same_build && last.commit > 0) return roll_back(), Status();
  Manifest next = snapshot_->manifest();
  next.fingerprint = fingerprint_;
  next.analyzer = analysis::spec(settings_.analyzer);
  next.term_lists = term_lists();
  ++next.commit;
  std::uint64_t added = 0;
  for (const GenerationBuilder& builder : pending_.builders) added += builder.size();
  if (added > 0) {
    auto entry = build_generation(generation_name(next.next_generation++), jobs);
    if (!entry) return std::move(entry).error();
    tombstones_.push_back(pending_.dead);
    buried_bytes_.push_back(0);
    next.generations.push_back(std::move(*entry));
  }
  if (Status written = write_tombstones(next); !written) return written;
  return publish(std::move(next));
}

Status Writer::import(ImportedGeneration imported, unsigned jobs) {
  Manifest next = snapshot_->manifest();
  next.fingerprint = fingerprint_;
  next.analyzer = analysis::spec(settings_.analyzer);
  next.term_lists = imported.term_lists;
  ++next.commit;
  if (imported.articles > 0) {
    GenerationEntry entry;
    entry.name = generation_name(next.next_generation++);
    entry.text_bytes = imported.text_bytes;
    entry.encoding = imported.encoding;
    if (Status done = install(std::move(imported.inputs), entry, jobs); !done) return clean_up(), done;
    next.generations.push_back(std::move(entry));
  }
  return publish(std::move(next));
}

Status Writer::write_tombstones(Manifest& next) {
  std::vector<GenerationEntry> kept;
  for (std::size_t i = 0; i < next.generations.size(); ++i) {
    GenerationEntry entry = std::move(next.generations[i]);
    const Tombstones& dead = tombstones_[i];
    if (dead.size() == entry.articles) continue;
    if (dead.size() != entry.dead) {
      const std::string bytes = dead.encode();
      entry.tombstones = entry.name + ".dead-" + std::to_string(next.commit);
      entry.tombstones_checksum = XXH3_64bits(bytes.data(), bytes.size());
      entry.dead = dead.size();
      entry.text_bytes -= buried_bytes_[i];
      if (Status written = write_file(folder_ + "/" + entry.tombstones, bytes); !written) return written;
    }
    kept.push_back(std::move(entry));
  }
  next.generations = std::move(kept);
  return {};
}

Result<GenerationEntry> Writer::build_generation(const std::string& name, unsigned jobs) {
  GenerationEntry entry;
  entry.name = name;
  entry.text_bytes = pending_.text_bytes;
  std::vector<Run> runs;
  for (GenerationBuilder& builder : pending_.builders) {
    auto made = builder.finish();
    if (!made) return std::move(made).error();
    std::move(made->begin(), made->end(), std::back_inserter(runs));
  }
  Status installed;
  if (runs.size() == 1) {
    installed = install(runs.front(), entry);
  } else {
    std::vector<glass::MergeInput> inputs;
    for (Run& run : runs) inputs.push_back({std::move(run.folder), std::move(run.files), {}});
    installed = install(std::move(inputs), entry, jobs);
  }
  if (!installed) return std::move(installed).error();
  return entry;
}

Status Writer::install(std::vector<glass::MergeInput> inputs, GenerationEntry& entry, unsigned jobs) {
  auto run = merge_databases(std::move(inputs), temporary() + "/" + entry.name, jobs);
  if (!run) return std::move(run).error();
  return install(*run, entry);
}

/// Makes a run the generation that `entry` names.
Status Writer::install(const Run& run, GenerationEntry& entry) {
  const std::string path = folder_ + "/" + entry.name;
  if (Status synced = sync_folder(run.folder); !synced) return synced;
  if (std::rename(run.folder.c_str(), path.c_str()) != 0) return system_error(errno, "cannot make", path);
  entry.articles = run.documents;
  entry.files = run.files;
  return {};
}

Status Writer::publish(Manifest next) {
  if (Status written = write_manifest(folder_, next); !written) return written;
  if (Status opened = open_snapshot(true); !opened) return opened;
  if (Status named = write_stub(folder_, snapshot_->manifest()); !named) return named;
  clean_up();
  return {};
}

}  // namespace malmoi::index
