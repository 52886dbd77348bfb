// SPDX-License-Identifier: GPL-2.0-or-later
#include "usage.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace stress {

namespace fs = std::filesystem;

Usage usage_of(pid_t process) {
  const std::string folder = "/proc/" + std::to_string(process);
  Usage usage;
  std::uint64_t size = 0, resident = 0;
  std::ifstream(folder + "/statm") >> size >> resident;
  usage.memory_mb = static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(folder + "/fd", error)) {
    const std::string target = fs::read_symlink(file.path(), error).native();
    ++usage.open_files;
    usage.dead_files += target.ends_with(" (deleted)");
  }
  return usage;
}

}  // namespace stress
