// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/analyzer.h>

#include "analysis/script.h"
#include "analysis/segmenter.h"
#include "text/folded_text.h"

namespace malmoi::analysis {

/// A run of one script inside a word, in code points of the folded text. A number's piece holds the
/// commas of 1,000; a letter's the marks after it.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
  Script script;
};

/// What a reader calls a word, or 어절: a segment of the segmenter, or several that touch without
/// anything between them (美대통령). In code points of the folded text.
struct Word {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t stem_end;     ///< where its particle or ending begins; `end` where it has none
  std::uint32_t first_piece;  ///< in AnalyzedText::pieces
  std::uint32_t piece_count;  ///< at least 1; inner punctuation (AT&T, 3.5) belongs to no piece
};

/// Is it one of the pieces that words are found by, and not a word as a whole?
constexpr bool is_part(TermKind kind) { return kind != TermKind::mixed; }

/// Is it a part as written, not a reading of it nor what stands for two words?
constexpr bool is_typed(TermKind kind) {
  return is_part(kind) && kind != TermKind::reading && kind != TermKind::joined;
}

struct Term {
  std::uint32_t text_begin;  ///< in AnalyzedText::term_text
  std::uint32_t text_size;   ///< bytes
  std::uint32_t begin;       ///< code points of the folded text
  std::uint32_t end;
  std::uint32_t word;  ///< in AnalyzedText::words
  TermKind kind;
};

/// A text and everything the chain found in it. Buffers are kept between uses.
struct AnalyzedText {
  text::FoldedText folded;
  std::vector<Segment> segments;
  std::vector<Word> words;
  std::vector<Piece> pieces;
  std::vector<Term> terms;  ///< in order of their words
  std::string term_text;    ///< the source, then what terms are made of that it does not hold; terms overlap

  std::string_view text(const Term& t) const { return std::string_view(term_text).substr(t.text_begin, t.text_size); }
  std::u32string_view text(const Word& w) const {
    return std::u32string_view(folded.chars).substr(w.begin, w.end - w.begin);
  }
};

}  // namespace malmoi::analysis
