// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace measure {

namespace fs = std::filesystem;

malmoi::Result<TemporaryFolder> TemporaryFolder::make(const std::string& parent) {
  std::error_code ignored;
  const fs::path folder = parent.empty() ? fs::temp_directory_path(ignored) : fs::path(parent);
  std::string name = (folder / "malmoi-bench-XXXXXX").native();
  if (mkdtemp(name.data())) return TemporaryFolder(name);
  return malmoi::Error{malmoi::ErrorCode::io, folder.native() + ": no folder can be made (" +
                                                  std::generic_category().message(errno) + "); choose another --work"};
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, "")) {}

void TemporaryFolder::clear() const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(path_, ignored)) fs::remove_all(entry.path(), ignored);
}

}  // namespace measure
