// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/output_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace measure {

malmoi::Status write_file(const std::string& path, const std::string& bytes, const char* option) {
  if (path.empty()) return {};
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file.fail()) return {};
  return malmoi::Error{malmoi::ErrorCode::io, path + ": cannot be written (" + std::generic_category().message(errno) +
                                                  "); choose another file for " + option};
}

}  // namespace measure
