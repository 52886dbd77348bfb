// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/wrap.h"

#include <cstdint>

#include "cli/columns.h"
#include "cli/streams.h"

namespace newsq {
namespace {

bool is_space(std::string_view character) {
  const std::string shown = cli::printable(character);
  return shown == "\u3000" || shown.find_first_not_of(' ') == std::string::npos;
}

/// A text measured at the beginning of each of its characters and at its end.
struct Ruler {
  std::vector<std::uint32_t> bytes = {0};
  std::vector<std::size_t> columns = {0};

  std::size_t width(std::size_t begin, std::size_t end) const { return columns[end] - columns[begin]; }
};

/// From one mark of the ruler to another.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Words {
  Ruler ruler;
  std::vector<Span> spans;
};

Words words_of(std::string_view text) {
  Words words;
  bool in_word = false;
  for (const std::string_view character : cli::characters_of(text)) {
    const std::size_t mark = words.ruler.bytes.size() - 1;
    words.ruler.bytes.push_back(static_cast<std::uint32_t>(words.ruler.bytes.back() + character.size()));
    words.ruler.columns.push_back(words.ruler.columns.back() + cli::columns_of(character));
    const bool is_letter = !is_space(character);
    if (is_letter && !in_word) words.spans.push_back({mark, mark});
    if (is_letter) words.spans.back().end = mark + 1;
    in_word = is_letter;
  }
  return words;
}

/// Adds the lines that a word fills on its own; returns what is left of it.
Span fill_lines(const Ruler& ruler, Span word, std::size_t columns, std::vector<Span>& lines) {
  while (ruler.width(word.begin, word.end) > columns && word.end - word.begin > 1) {
    std::size_t end = word.begin + 1;
    while (ruler.width(word.begin, end + 1) <= columns) ++end;
    lines.push_back({word.begin, end});
    word.begin = end;
  }
  return word;
}

std::vector<Span> fill_lines(const Words& words, std::size_t columns) {
  std::vector<Span> lines;
  Span line;
  for (const Span word : words.spans) {
    const bool fits = line.end > line.begin && words.ruler.width(line.begin, word.end) <= columns;
    if (fits) {
      line.end = word.end;
      continue;
    }
    if (line.end > line.begin) lines.push_back(line);
    line = fill_lines(words.ruler, word, columns, lines);
  }
  if (line.end > line.begin) lines.push_back(line);
  return lines;
}

}  // namespace

std::vector<malmoi::ByteRange> wrapped(std::string_view text, std::size_t columns) {
  if (columns == 0) return {{0, static_cast<std::uint32_t>(text.size())}};
  const Words words = words_of(text);
  std::vector<malmoi::ByteRange> ranges;
  for (const Span line : fill_lines(words, columns)) {
    ranges.push_back({words.ruler.bytes[line.begin], words.ruler.bytes[line.end]});
  }
  return ranges;
}

}  // namespace newsq
