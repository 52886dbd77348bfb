// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/verify.h"

#include "glass/durable_file.h"

namespace malmoi::index {

Status verify_files(const std::string& folder, const GenerationEntry& entry) {
  for (const auto& [name, expected] : entry.files) {
    const std::string path = folder + "/" + entry.name + "/" + name;
    const auto found = file_checksum(path);
    if (!found && found.error().code == ErrorCode::not_found) return damage(path, "is missing");
    if (!found) return found.error();
    if (*found != expected) return damage(path, "was changed since it was written (checksum does not match)");
  }
  return {};
}

}  // namespace malmoi::index
