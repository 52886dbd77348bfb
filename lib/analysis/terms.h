// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/analyzed_text.h"
#include "analysis/readings.h"

namespace malmoi::analysis {

/// No term is longer than this many bytes; the rest of a longer word is hashed into its last 16
/// characters. Xapian takes 245 bytes, less those it escapes and our prefixes.
inline constexpr std::size_t max_term_bytes = 200;

/// Words with more Hangul, Hanja and kana than this are unspaced text, not a word anyone would seek
/// whole: they give no mixed term.
inline constexpr std::size_t max_whole_syllables = 15;

/// One thread at a time. Makes the terms of words: n-grams, single syllables, words of other
/// scripts, whole mixed words and Hanja readings.
class TermMaker {
 public:
  TermMaker(bool hanja_readings, bool joins_words) : hanja_readings_(hanja_readings), joins_words_(joins_words) {}

  /// Fills `text.terms` and `text.term_text` from its words. `source` is what was folded.
  void make(std::string_view source, AnalyzedText& text);

 private:
  void add_joined();
  void add_mixed_word(const Word& word);
  void keep_stem_pieces(const Word& word);
  void encode();
  bool is_unspaced_text() const;
  void add_piece(const Piece& piece);
  void add_hangul(const Piece& piece);
  void add_bigrams(TermKind kind, const Piece& piece);
  void add_readings();
  void add_reading(std::uint32_t begin, std::uint32_t end);
  void read(std::uint32_t begin, std::uint32_t end);
  void add_pair_readings(std::uint32_t begin, std::size_t i);
  void add_reading_term(std::uint32_t begin, std::uint32_t end, std::u32string_view syllables);
  void add(TermKind kind, std::uint32_t begin, std::uint32_t end);
  void shorten(Term& term);

  bool hanja_readings_;
  bool joins_words_;
  std::string_view source_;
  AnalyzedText* text_ = nullptr;
  std::uint32_t word_ = 0;
  std::vector<Piece> pieces_;           // of the current word's stem
  std::vector<std::uint32_t> offsets_;  // where its characters begin in term_text; last, where they end
  ReadingChoices choices_;
};

}  // namespace malmoi::analysis
