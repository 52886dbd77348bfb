// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace malmoi::ingest {

/// The size of the white space character (Unicode's White_Space, or a control character) that begins at
/// text[at], 0 if it is none. `text` must be valid UTF-8.
std::size_t space_at(std::string_view text, std::size_t at);

/// Writes text as blocks: white space (Unicode's, no-break spaces and control characters included)
/// collapses to one space, blocks are separated by '\n', and none is empty or begins or ends with white
/// space.
class BlockWriter {
 public:
  explicit BlockWriter(std::size_t expected_bytes = 0) { out_.reserve(expected_bytes); }

  /// `utf8` must be valid UTF-8 and hold whole code points.
  void text(std::string_view utf8);
  /// What follows is another word, in the same block.
  void space() { ask_for(Gap::space); }
  /// What follows is another block. At the start of a table cell, which is part of its row, nothing.
  void end_block();
  /// A line break: two in a row end the block, one alone is a space.
  void line_break();
  /// Table cells are separated by a space, so that a row is one block.
  void begin_cell();
  void end_cell();

  std::string take() { return std::move(out_); }

 private:
  enum class Gap { none, space, line, block };
  void ask_for(Gap gap) {
    if (gap > gap_) gap_ = gap;
  }
  void append(std::string_view word);

  std::string out_;
  Gap gap_ = Gap::none;
  bool in_cell_ = false;
  bool cell_is_empty_ = false;
};

/// Text that holds no markup: one block for each of its lines.
std::string lines_to_text(std::string_view text);
/// The same as a single block.
std::string line_to_text(std::string_view text);

}  // namespace malmoi::ingest
