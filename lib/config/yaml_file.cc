// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/yaml_file.h"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "config/one_line.h"
#include "config/yaml.h"

namespace malmoi::config {
namespace {

constexpr std::size_t max_file_bytes = 1u << 20;

Result<std::string> read_file(const std::string& path, const std::string& kind) {
  std::ifstream file(path, std::ios::binary);
  std::string text(max_file_bytes + 1, '\0');
  if (!file.read(text.data(), static_cast<std::streamsize>(text.size())) && !file.eof()) {
    const int error = errno;
    const auto code = error == ENOENT   ? ErrorCode::not_found
                      : error == EACCES ? ErrorCode::permission_denied
                                        : ErrorCode::io;
    return Error{code, path + ": cannot be read (" + std::generic_category().message(error) + ")"};
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > max_file_bytes) {
    return Error{ErrorCode::too_large, path + ": larger than 1 MiB; this is not " + kind};
  }
  return text;
}

}  // namespace

Result<Value> read_yaml_file(const std::string& path, const std::string& kind) {
  const auto text = read_file(path, kind);
  if (!text) return text.error();
  auto root = parse_yaml(*text);
  if (!root) return one_line({root.error().code, path + ": " + root.error().message});
  return root;
}

Error error_at(const std::string& path, unsigned line, const std::string& message) {
  return one_line({ErrorCode::bad_input, path + ":" + std::to_string(line) + ": " + message});
}

}  // namespace malmoi::config
