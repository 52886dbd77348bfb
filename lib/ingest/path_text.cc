// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/path_text.h"

#include <charconv>

#include "text/utf8.h"

namespace malmoi::ingest {

std::string path_to_utf8(std::string_view path) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (;;) {
    const std::size_t valid = text::valid_prefix(path);
    out += path.substr(0, valid);
    if (valid == path.size()) return out;
    const auto byte = static_cast<unsigned char>(path[valid]);
    out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    path.remove_prefix(valid + 1);
  }
}

std::string path_from_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    unsigned char byte = 0;
    const std::string_view escape = text.substr(at, 4);
    if (escape.starts_with("\\x") && escape.size() == 4 &&
        std::from_chars(escape.data() + 2, escape.data() + 4, byte, 16).ptr == escape.data() + 4) {
      out.push_back(static_cast<char>(byte));
      at += 4;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

std::string join_path(std::string_view folder, std::string_view relative) {
  std::string path(folder);
  if (!path.empty() && path.back() != '/') path.push_back('/');
  path += relative;
  return path;
}

}  // namespace malmoi::ingest
