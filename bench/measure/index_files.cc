// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/index_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <functional>
#include <system_error>

namespace measure {
namespace {

namespace fs = std::filesystem;

malmoi::Error unreadable(const std::string& path, const std::error_code& code) {
  return {malmoi::ErrorCode::io, path + ": " + code.message() + "; check the path of the index"};
}

malmoi::Status for_each_file(const std::string& folder, const std::function<malmoi::Status(const fs::path&)>& visit) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) continue;
    if (const auto visited = visit(entry->path()); !visited) return visited;
  }
  if (error) return unreadable(folder, error);
  return {};
}

malmoi::Status drop_pages_of(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file == -1) return unreadable(path.native(), {errno, std::generic_category()});
  fdatasync(file);  // dirty pages would stay
  const int error = posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  close(file);
  if (error != 0) return unreadable(path.native(), {error, std::generic_category()});
  return {};
}

}  // namespace

malmoi::Result<std::map<std::string, std::uint64_t>> index_files(const std::string& index) {
  std::map<std::string, std::uint64_t> bytes;
  const auto added = for_each_file(index, [&](const fs::path& path) -> malmoi::Status {
    std::error_code error;
    const std::uint64_t size = fs::file_size(path, error);
    if (error) return unreadable(path.native(), error);
    bytes[path.filename().native()] += size;
    return {};
  });
  if (!added) return added.error();
  return bytes;
}

malmoi::Status drop_cached_pages(const std::string& index) { return for_each_file(index, drop_pages_of); }

}  // namespace measure
