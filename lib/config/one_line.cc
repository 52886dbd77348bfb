// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/one_line.h"

namespace malmoi::config {
namespace {

constexpr std::size_t max_bytes = 1000;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

Error one_line(Error error) {
  std::string& text = error.message;
  if (text.size() > max_bytes) {
    std::size_t end = max_bytes;
    while (end > 0 && is_continuation(text[end])) --end;
    text.resize(end);
    text += "…";
  }
  for (char& byte : text) {
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) byte = ' ';
  }
  return error;
}

}  // namespace malmoi::config
