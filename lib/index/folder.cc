// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/folder.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <vector>

#include "glass/durable_file.h"
#include "index/lock.h"
#include "index/manifest.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* generation_prefix = "gen-";

bool is_ours(const std::string& name) {
  return name.starts_with(generation_prefix) || name == "tmp" || name.ends_with(".new");
}

fs::path parent_of(const fs::path& folder) {
  const fs::path named = folder.has_filename() ? folder : folder.parent_path();
  return named.has_parent_path() ? named.parent_path() : fs::path(".");
}

/// With the folders above it, so that all of them are there after a crash.
Status make_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path parent = parent_of(folder);
  if (!fs::exists(parent, error)) {
    if (Status made = make_folder(parent); !made) return made;
  }
  fs::create_directory(folder, error);
  if (error) return system_error(error.value(), "cannot create the index folder", folder);
  return sync_file(parent);
}

}  // namespace

std::string generation_name(std::uint64_t number) {
  char name[32];
  std::snprintf(name, sizeof name, "%s%06llu", generation_prefix, static_cast<unsigned long long>(number));
  return name;
}

std::uint64_t generation_number(const std::string& name) {
  const std::string prefix = generation_prefix;
  return name.starts_with(prefix) ? std::strtoull(name.c_str() + prefix.size(), nullptr, 10) : 0;
}

Result<bool> prepare_folder(const std::string& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) {
    if (Status made = make_folder(folder); !made) return std::move(made).error();
    return true;
  }
  if (!fs::status_known(status)) return system_error(error.value(), "cannot open", folder);
  if (status.type() != fs::file_type::directory) {
    return Error{ErrorCode::not_an_index, folder + ": is a file, not an index folder; name another INDEX"};
  }
  if (fs::exists(folder + "/" + manifest_name, error)) return false;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name == lock_name || is_ours(name)) continue;
    return Error{ErrorCode::not_an_index,
                 folder + ": holds other files and no Malmoi index; name a new or empty folder as INDEX"};
  }
  if (error) return system_error(error.value(), "cannot list", folder);
  // Whoever made it may have been killed before it was durable. Where the folder above cannot be read, it was not us.
  const Status synced = sync_file(parent_of(folder));
  if (!synced && synced.error().code != ErrorCode::permission_denied) return synced.error();
  return false;
}

void remove_unreferenced(const std::string& folder) {
  const auto manifest = read_manifest(folder, Formats::rebuildable);
  if (!manifest && manifest.error().code != ErrorCode::not_an_index) return;
  std::set<std::string> kept;
  if (manifest) {
    for (const GenerationEntry& entry : manifest->generations) {
      kept.insert(entry.name);
      kept.insert(entry.tombstones);
    }
  }
  std::error_code ignored;
  std::vector<fs::path> gone;
  for (const auto& file : fs::directory_iterator(folder, ignored)) {
    const std::string name = file.path().filename().string();
    if (is_ours(name) && !kept.contains(name)) gone.push_back(file.path());
  }
  // A killed writer may have renamed CURRENT, but not synced that. Until it is, a crash brings the old one back.
  if (gone.empty() || !sync_file(folder)) return;
  for (const fs::path& path : gone) fs::remove_all(path, ignored);
}

}  // namespace malmoi::index
