// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/white_space.h"

#include "text/utf8.h"

namespace malmoi::text {

bool is_space(char32_t c) {
  return c <= U' ' || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::vector<std::string_view> split_at_space(std::string_view utf8) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  const auto end_piece = [&](std::size_t end) {
    if (end > begin) pieces.push_back(utf8.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = at;
    if (!is_space(decode(utf8, at))) continue;
    end_piece(end);
    begin = at;
  }
  end_piece(utf8.size());
  return pieces;
}

}  // namespace malmoi::text
