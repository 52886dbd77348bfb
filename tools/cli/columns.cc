// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/columns.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <unigbrk.h>
#include <uniwidth.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "cli/streams.h"

namespace cli {
namespace {

constexpr std::string_view emoji_presentation = "\xEF\xB8\x8F";  // U+FE0F

const std::uint8_t* bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

/// Columns of one character. The parts of an emoji sequence count one by one, as most terminals show them; where they
/// are drawn as one, lines end early, never late.
std::size_t columns_of_character(std::string_view character) {
  const int columns = u8_width(bytes(character), character.size(), "UTF-8");
  const bool is_emoji = character.find(emoji_presentation) != std::string_view::npos;
  return static_cast<std::size_t>(std::max(columns, is_emoji ? 2 : 0));
}

}  // namespace

std::size_t first_character(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint8_t* begin = bytes(text);
  return static_cast<std::size_t>(u8_grapheme_next(begin, begin + text.size()) - begin);
}

std::size_t columns_of(std::string_view text) {
  const std::string shown = printable(text);
  std::size_t columns = 0;
  for (std::string_view rest = shown; !rest.empty();) {
    const std::size_t size = first_character(rest);
    columns += columns_of_character(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return columns;
}

std::string_view fitting(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::string_view character = text.substr(end, first_character(text.substr(end)));
    const std::size_t needed = columns_of(character);
    if (needed > columns) break;
    columns -= needed;
    end += character.size();
  }
  return text.substr(0, end);
}

std::size_t terminal_columns() {
  const char* variable = std::getenv("COLUMNS");
  const long wanted = variable != nullptr ? std::strtol(variable, nullptr, 10) : 0;
  if (wanted > 0 && wanted <= 10'000) return static_cast<std::size_t>(wanted);
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace cli
