// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/wrap.h"

#include <algorithm>
#include <cstdint>

#include "cli/columns.h"
#include "cli/streams.h"

namespace newsq {
namespace {

using malmoi::ByteRange;

bool is_space(std::string_view character) {
  const std::string shown = cli::printable(character);
  return shown == "\u3000" || shown.find_first_not_of(' ') == std::string::npos;
}

std::string_view part(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

std::vector<ByteRange> words_of(std::string_view text) {
  std::vector<ByteRange> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = cli::first_character(text.substr(at));
    const bool is_letter = !is_space(text.substr(at, size));
    const auto begin = static_cast<std::uint32_t>(at);
    if (is_letter && !in_word) words.push_back({begin, begin});
    if (is_letter) words.back().end = static_cast<std::uint32_t>(at + size);
    in_word = is_letter;
    at += size;
  }
  return words;
}

/// Adds the lines that a word fills on its own; returns what is left of it.
ByteRange fill_lines(std::string_view text, ByteRange word, std::size_t columns, std::vector<ByteRange>& lines) {
  while (cli::columns_of(part(text, word)) > columns) {
    const std::string_view rest = part(text, word);
    const std::size_t size = std::max(cli::fitting(rest, columns).size(), cli::first_character(rest));
    if (size == rest.size()) break;
    lines.push_back({word.begin, static_cast<std::uint32_t>(word.begin + size)});
    word.begin = lines.back().end;
  }
  return word;
}

}  // namespace

std::vector<ByteRange> wrapped(std::string_view text, std::size_t columns) {
  if (columns == 0) return {{0, static_cast<std::uint32_t>(text.size())}};
  std::vector<ByteRange> lines;
  ByteRange line;
  for (const ByteRange word : words_of(text)) {
    const ByteRange longer{line.begin, word.end};
    if (line.end > line.begin && cli::columns_of(part(text, longer)) <= columns) {
      line = longer;
      continue;
    }
    if (line.end > line.begin) lines.push_back(line);
    line = fill_lines(text, word, columns, lines);
  }
  if (line.end > line.begin) lines.push_back(line);
  return lines;
}

}  // namespace newsq
