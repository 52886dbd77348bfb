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

std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<char> begins_character(text.size());
  u8_grapheme_breaks(bytes(text), text.size(), begins_character.data());
  std::vector<std::string_view> characters;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && begins_character[end] == 0) ++end;
    characters.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return characters;
}

std::size_t columns_of(std::string_view text) {
  const std::string shown = printable(text);
  std::size_t columns = 0;
  for (const std::string_view character : characters_of(shown)) columns += columns_of_character(character);
  return columns;
}

std::string_view fitting(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  for (const std::string_view character : characters_of(text)) {
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
