// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>

#include <malmoi/maintenance.h>

#include "glass/durable_file.h"
#include "index/disk_space.h"
#include "index/folder.h"
#include "index/lock.h"
#include "index/manifest.h"
#include "index/xapian_stub.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;

Error bad_target(const std::string& message) { return {ErrorCode::invalid_argument, message}; }

/// Copies a commit of one index folder to another, whose lock is held. Generations come first and CURRENT last, so
/// that the target is what it was or what it will be, at any instant.
class CommitCopy {
 public:
  CommitCopy(const std::string& from, const std::string& to, index::Manifest manifest)
      : from_(from), to_(to), manifest_(std::move(manifest)) {}

  /// What the target already has, by name; these are not copied again.
  void keep(const index::Manifest& there) {
    for (const index::GenerationEntry& entry : there.generations) {
      there_[entry.name] = entry.files;
      if (!entry.tombstones.empty()) there_[entry.tombstones] = {{"", entry.tombstones_checksum}};
    }
  }
  /// Gives all generations names that the target does not use.
  void rename_from(std::uint64_t number);
  void set_commit(std::uint64_t commit) { manifest_.commit = commit; }

  Result<BackupSummary> run();

 private:
  struct Names {
    std::string old_name;
    std::string old_tombstones;
  };
  bool is_there(const index::GenerationEntry& entry) const;
  std::uint64_t missing_bytes() const;
  Status copy_verified(const std::string& from, const std::string& to, std::uint64_t checksum);
  Status copy_generation(std::size_t i);
  Status copy_tombstones(std::size_t i);
  std::string temporary(const std::string& name) const { return to_ + "/tmp/" + name; }
  Status install(const std::string& name);
  const std::string& old_name(std::size_t i) const { return names_.empty() ? entry(i).name : names_[i].old_name; }
  const std::string& old_tombstones(std::size_t i) const {
    return names_.empty() ? entry(i).tombstones : names_[i].old_tombstones;
  }
  const index::GenerationEntry& entry(std::size_t i) const { return manifest_.generations[i]; }

  const std::string& from_;
  const std::string& to_;
  index::Manifest manifest_;
  std::vector<Names> names_;                                           // where they are renamed
  std::map<std::string, std::map<std::string, std::uint64_t>> there_;  // checksums, of lists of the dead under ""
  BackupSummary summary_;
};

void CommitCopy::rename_from(std::uint64_t number) {
  names_.clear();
  for (index::GenerationEntry& entry : manifest_.generations) {
    names_.push_back({entry.name, entry.tombstones});
    entry.name = index::generation_name(number++);
    if (!entry.tombstones.empty()) entry.tombstones = entry.name + ".dead-1";
  }
  manifest_.next_generation = number;
}

bool CommitCopy::is_there(const index::GenerationEntry& entry) const {
  const auto found = there_.find(entry.name);
  if (found == there_.end() || found->second != entry.files) return false;
  return std::ranges::all_of(entry.files, [&](const auto& file) {
    const std::string path = "/" + entry.name + "/" + file.first;
    return fs::exists(to_ + path) && size_of_file(to_ + path) == size_of_file(from_ + path);
  });
}

std::uint64_t CommitCopy::missing_bytes() const {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < manifest_.generations.size(); ++i) {
    if (is_there(entry(i))) continue;
    for (const auto& [name, sum] : entry(i).files) bytes += size_of_file(from_ + "/" + old_name(i) + "/" + name);
  }
  return bytes;
}

Status CommitCopy::copy_verified(const std::string& from, const std::string& to, std::uint64_t checksum) {
  const auto copied = copy_file(from, to);
  if (!copied) return copied.error();
  if (*copied != checksum) return damage(from, "was changed since it was written (checksum does not match)");
  summary_.copied_bytes += size_of_file(to);
  return {};
}

/// Moves what is complete and synced to its place.
Status CommitCopy::install(const std::string& name) {
  const std::string path = to_ + "/" + name;
  if (std::rename(temporary(name).c_str(), path.c_str()) != 0) return system_error(errno, "cannot make", path);
  return {};
}

Status CommitCopy::copy_generation(std::size_t i) {
  if (is_there(entry(i))) return {};
  const std::string folder = temporary(entry(i).name);
  std::error_code error;
  fs::remove_all(to_ + "/" + entry(i).name, error);  // nothing that CURRENT names
  fs::remove_all(folder, error);
  fs::create_directory(folder, error);
  if (error) return system_error(error.value(), "cannot make", folder);
  for (const auto& [name, checksum] : entry(i).files) {
    const std::string from = from_ + "/" + old_name(i) + "/" + name;
    if (Status copied = copy_verified(from, folder + "/" + name, checksum); !copied) return copied;
  }
  if (Status synced = sync_folder(folder); !synced) return synced;
  return install(entry(i).name);
}

Status CommitCopy::copy_tombstones(std::size_t i) {
  const std::string& name = entry(i).tombstones;
  const auto found = there_.find(name);
  if (name.empty() || (found != there_.end() && found->second.at("") == entry(i).tombstones_checksum)) return {};
  if (Status copied = copy_verified(from_ + "/" + old_tombstones(i), temporary(name), entry(i).tombstones_checksum);
      !copied)
    return copied;
  if (Status synced = sync_file(temporary(name)); !synced) return synced;
  return install(name);
}

Result<BackupSummary> CommitCopy::run() {
  if (Status space = index::check_free_space(to_, missing_bytes()); !space) return std::move(space).error();
  std::error_code error;
  fs::create_directory(to_ + "/tmp", error);
  if (error) return system_error(error.value(), "cannot make", to_ + "/tmp");
  // What CURRENT does not name is removed on the way: CURRENT itself must be durable by then.
  if (Status synced = sync_file(to_); !synced) return std::move(synced).error();
  for (std::size_t i = 0; i < manifest_.generations.size(); ++i) {
    if (Status copied = copy_generation(i); !copied) return std::move(copied).error();
    if (Status copied = copy_tombstones(i); !copied) return std::move(copied).error();
  }
  if (Status written = index::write_manifest(to_, manifest_); !written) return std::move(written).error();
  if (Status named = index::write_stub(to_, manifest_); !named) return std::move(named).error();
  index::remove_unreferenced(to_);
  summary_.commit = manifest_.commit;
  summary_.articles = manifest_.live_articles();
  if (const auto info = index_info(to_)) summary_.bytes = info->bytes;
  return summary_;
}

/// Is it plain that a folder holds no backup of this index?
bool is_of_another(const index::Manifest& backup, const index::Manifest& manifest) {
  if (backup.commit > manifest.commit) return true;
  return std::ranges::any_of(backup.generations, [&](const index::GenerationEntry& old) {
    return std::ranges::any_of(manifest.generations, [&](const index::GenerationEntry& entry) {
      return old.name == entry.name && old.files != entry.files;
    });
  });
}

Result<BackupSummary> back_up_commit(const std::string& path, const std::string& backup) {
  auto manifest = index::read_manifest(path);
  if (!manifest) return std::move(manifest).error();
  const auto there = index::read_manifest(backup);
  if (!there && there.error().code != ErrorCode::not_an_index) return there.error();
  if (there && is_of_another(*there, *manifest)) {
    return bad_target(backup + ": holds the backup of another index; name another folder");
  }
  CommitCopy copy(path, backup, std::move(*manifest));
  if (there) copy.keep(*there);
  return copy.run();
}

std::uint64_t highest_number(const std::string& folder) {
  std::uint64_t highest = 0;
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(folder, ignored)) {
    highest = std::max(highest, index::generation_number(file.path().filename().string()));
  }
  return highest;
}

}  // namespace

Result<BackupSummary> backup_index(const std::string& path, const std::string& backup, const Settings& settings) {
  // First, so that nothing is made where there is no index.
  if (auto manifest = index::read_manifest(path); !manifest) return std::move(manifest).error();
  if (const auto ready = index::prepare_folder(backup); !ready) return ready.error();
  std::error_code ignored;
  if (fs::equivalent(path, backup, ignored)) return bad_target(backup + ": is the index itself; name another folder");
  const auto lock = index::WriterLock::acquire(backup, settings.index.lock_wait);
  if (!lock) return lock.error();
  // A commit meanwhile takes files away: then copy the new one. What was copied and is in it too is kept.
  constexpr int tries = 20;
  for (int i = 1;; ++i) {
    const std::uint64_t stamp = index::manifest_stamp(path);
    auto done = back_up_commit(path, backup);
    if (done || i == tries || index::manifest_stamp(path) == stamp) return done;
  }
}

Result<BackupSummary> restore_index(const std::string& backup, const std::string& path, bool replace,
                                    const Settings& settings) {
  auto manifest = index::read_manifest(backup);
  if (!manifest) return std::move(manifest).error();
  if (const auto ready = index::prepare_folder(path); !ready) return ready.error();
  std::error_code ignored;
  if (fs::equivalent(path, backup, ignored)) return bad_target(path + ": is the backup itself; name another folder");
  const auto lock = index::WriterLock::acquire(path, settings.index.lock_wait);
  if (!lock) return lock.error();
  const bool is_taken = fs::exists(path + "/" + index::manifest_name, ignored);
  if (is_taken && !replace) {
    return bad_target(path + ": holds an index already; name a new folder, or replace it with --replace");
  }
  const std::uint64_t commit = manifest->commit;
  const std::uint64_t next = std::max(manifest->next_generation, highest_number(path) + 1);
  CommitCopy copy(backup, path, std::move(*manifest));
  if (is_taken) {
    // Readers tell commits apart by CURRENT, people by their numbers.
    const auto there = index::read_manifest(path);
    // A damaged CURRENT may be replaced; of one that cannot be read just now the commit's number is not known.
    if (!there && there.error().code == ErrorCode::io) return there.error();
    copy.rename_from(std::max(next, there ? there->next_generation : 1));
    copy.set_commit(std::max(commit, there ? there->commit : 0) + 1);
  }
  return copy.run();
}

}  // namespace malmoi
