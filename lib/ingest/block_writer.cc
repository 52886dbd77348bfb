// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/block_writer.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace malmoi::ingest {

namespace {

// Bytes that are white space or may begin it. Hangul syllables begin with 0xEA to 0xED and stay on the
// fast path.
constexpr std::array<bool, 256> make_candidates() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c <= 0x20; ++c) table[c] = true;
  for (const std::size_t c : {0x7F, 0xC2, 0xE1, 0xE2, 0xE3}) table[c] = true;
  return table;
}
constexpr auto candidates = make_candidates();

constexpr std::size_t block_bytes = 32;
constexpr std::size_t block_context = 2;  // bytes after a block that are looked at, too

/// Is there no white space in these bytes but single spaces? May say no where there is none. Without branches, so that
/// the compiler makes vectors of it.
bool is_plain_block(const char* text) {
  std::uint8_t other = 0;
  for (std::size_t i = 0; i < block_bytes; ++i) {
    const auto first = static_cast<std::uint8_t>(text[i]);
    const auto second = static_cast<std::uint8_t>(text[i + 1]);
    const auto third = static_cast<std::uint8_t>(text[i + 2]);
    const bool is_control = (first < 0x20) | (first == 0x7F) | (first == 0xC2);
    const bool is_double_space = (first == ' ') & (second == ' ');
    // U+2000 to U+200B, U+2028 to U+202F and U+2040 to U+207F; dashes, quotation marks and dots lie between.
    const bool is_general_space =
        (first == 0xE2) & (((second == 0x80) & ((third < 0x8C) | ((third & 0xF8) == 0xA8))) | (second == 0x81));
    other |= is_control | is_double_space | (first == 0xE1) | (first == 0xE3) | is_general_space;
  }
  return other == 0;
}

}  // namespace

std::size_t space_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  switch (byte(0)) {
    case 0xC2:  // U+0080 to U+009F control characters, U+00A0 no-break space
      return byte(1) <= 0xA0 ? 2 : 0;
    case 0xE1:  // U+1680
      return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
    case 0xE2:  // U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F
      if (byte(1) == 0x80) return byte(2) <= 0x8A || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0;
      return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0;
    case 0xE3:  // U+3000
      return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    default:
      return byte(0) <= 0x20 || byte(0) == 0x7F ? 1 : 0;
  }
}

void BlockWriter::text(std::string_view utf8) {
  std::size_t word = 0;  // or several, with single spaces between them
  std::size_t at = 0;
  while (at < utf8.size()) {
    const bool begins_with_space = at == word && utf8[at] == ' ';
    if (utf8.size() - at >= block_bytes + block_context && !begins_with_space && is_plain_block(utf8.data() + at)) {
      at += block_bytes;
      continue;
    }
    if (at > word && utf8[at - 1] == ' ') --at;
    for (const std::size_t end = std::min(at + block_bytes, utf8.size()); at < end;) {
      const std::size_t length = candidates[static_cast<unsigned char>(utf8[at])] ? space_at(utf8, at) : 0;
      if (length == 0) {
        ++at;
        continue;
      }
      append(utf8.substr(word, at - word));
      space();
      at += length;
      word = at;
    }
  }
  append(utf8.substr(word));
}

void BlockWriter::append(std::string_view word) {
  if (word.empty()) return;
  if (!out_.empty() && gap_ != Gap::none) out_.push_back(gap_ == Gap::block ? '\n' : ' ');
  gap_ = Gap::none;
  cell_is_empty_ = false;
  out_.append(word);
}

void BlockWriter::end_block() {
  if (!cell_is_empty_) ask_for(Gap::block);
}

void BlockWriter::line_break() {
  if (gap_ == Gap::line) {
    end_block();
  } else {
    ask_for(Gap::line);
  }
}

void BlockWriter::begin_cell() {
  end_cell();
  space();
  in_cell_ = true;
  cell_is_empty_ = true;
}

void BlockWriter::end_cell() {
  // A paragraph that ends with its cell does not end the row.
  if (in_cell_ && !cell_is_empty_) gap_ = Gap::space;
  in_cell_ = false;
  cell_is_empty_ = false;
}

std::string lines_to_text(std::string_view text) {
  BlockWriter writer(text.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    writer.text(text.substr(0, end));
    writer.end_block();
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return writer.take();
}

std::string line_to_text(std::string_view text) {
  BlockWriter writer(text.size());
  writer.text(text);
  return writer.take();
}

}  // namespace malmoi::ingest
