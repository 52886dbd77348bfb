// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/disk_space.h"

#include <sys/statvfs.h>

#include <algorithm>

namespace malmoi::index {
namespace {

std::string in_megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

}  // namespace

Status check_free_space(const std::string& folder, std::uint64_t bytes) {
  struct statvfs system;
  if (::statvfs(folder.c_str(), &system) != 0) return {};
  const std::uint64_t free = std::uint64_t{system.f_bavail} * system.f_frsize;
  if (free >= bytes) return {};
  return Error{ErrorCode::io, folder + ": needs up to " + in_megabytes(bytes) + " of free disk space, " +
                                  in_megabytes(free) + " are free; make room and run it again, nothing was changed"};
}

}  // namespace malmoi::index
