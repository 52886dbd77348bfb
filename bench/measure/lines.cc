// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/lines.h"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace measure {
namespace {

constexpr std::string_view white_space = " \t\r\f\v";

malmoi::Error unreadable(const std::string& path) {
  const int error = errno;
  const auto code = error == ENOENT ? malmoi::ErrorCode::not_found : malmoi::ErrorCode::io;
  return {code, path + ": cannot be read (" + std::generic_category().message(error) + "); check the path"};
}

}  // namespace

malmoi::Status read_lines(const std::string& path, const LineReader& reader) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string line;
  std::size_t number = 0;
  while (std::getline(file, line)) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(white_space) == std::string::npos) continue;
    if (const std::string wrong = reader(line, number); !wrong.empty()) {
      return malmoi::Error{malmoi::ErrorCode::bad_input, path + ":" + std::to_string(number) + ": " + wrong};
    }
  }
  if (!file.eof()) return unreadable(path);
  return {};
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> columns;
  for (std::size_t end; (end = line.find(separator)) != std::string_view::npos; line.remove_prefix(end + 1)) {
    columns.push_back(line.substr(0, end));
  }
  columns.push_back(line);
  return columns;
}

std::vector<std::string_view> words(std::string_view line) {
  std::vector<std::string_view> found;
  for (std::size_t begin; (begin = line.find_first_not_of(white_space)) != std::string_view::npos;) {
    line.remove_prefix(begin);
    found.push_back(line.substr(0, line.find_first_of(white_space)));
    line.remove_prefix(found.back().size());
  }
  return found;
}

}  // namespace measure
