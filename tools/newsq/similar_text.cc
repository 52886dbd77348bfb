// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/similar_text.h"

#include <errno.h>

#include <cstdio>
#include <cstring>
#include <memory>

namespace newsq {

malmoi::Result<std::string> read_text(const std::string& path) {
  constexpr std::size_t most_bytes = 64 << 10;  // SearchRequest::similar_text
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"), close);
  std::string text(most_bytes, '\0');
  if (file) text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (!file || std::ferror(file.get()) != 0) {
    return malmoi::Error{malmoi::ErrorCode::io, path + ": " + std::strerror(errno) + "; check --similar-text"};
  }
  if (text.empty()) return malmoi::Error{malmoi::ErrorCode::bad_input, path + ": is empty; name a file with text"};
  return text;
}

}  // namespace newsq
