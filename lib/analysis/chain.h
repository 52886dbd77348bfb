// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/analyzer.h>
#include <malmoi/settings.h>

#include "analysis/segmenter.h"
#include "text/folded_text.h"

namespace malmoi::analysis {

enum class Script : std::uint8_t { hangul, latin, digit, hanja, jamo, symbol };

/// A run of one script inside a word, in code points of the folded text. `latin` is any alphabet that
/// has no script of its own above.
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
  std::uint32_t piece_count;  ///< inner punctuation (한·미, 3.5) belongs to no piece
};

struct Term {
  std::uint32_t text_begin;  ///< in AnalyzedText::term_text
  std::uint32_t text_size;   ///< bytes
  std::uint32_t begin;       ///< code points of the folded text
  std::uint32_t end;
  std::uint32_t word;        ///< in AnalyzedText::words
  TermKind kind;
};

/// A text and everything the chain found in it. Buffers are kept between uses.
struct AnalyzedText {
  text::FoldedText folded;
  std::vector<Segment> segments;
  std::vector<Word> words;
  std::vector<Piece> pieces;
  std::vector<Term> terms;  ///< in order of their words
  std::string term_text;

  std::string_view text(const Term& t) const { return std::string_view(term_text).substr(t.text_begin, t.text_size); }
  std::u32string_view text(const Word& w) const {
    return std::u32string_view(folded.chars).substr(w.begin, w.end - w.begin);
  }
};

/// One thread at a time. The analysis chain: fold, segment, split at script changes, strip, terms.
class Chain {
 public:
  explicit Chain(const AnalyzerSettings& settings);

  /// Everything up to words, pieces and stems; no terms. `utf8` must be valid and below 4 GiB. The
  /// result stays until the next call.
  const AnalyzedText& find_words(std::string_view utf8);
  /// The same, with terms.
  const AnalyzedText& analyze(std::string_view utf8);

 private:
  AnalyzerSettings settings_;
  Segmenter segmenter_;
  AnalyzedText result_;
};

/// No term is longer than this many bytes; the rest of a longer word is hashed into its last 16
/// characters. Xapian takes 245 bytes, less those it escapes and our prefixes.
inline constexpr std::size_t max_term_bytes = 200;

std::string spec(const AnalyzerSettings& settings);
std::string fingerprint(const AnalyzerSettings& settings);

}  // namespace malmoi::analysis
