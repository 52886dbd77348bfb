// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/chain.h"
#include "query/syntax.h"

namespace malmoi::query {

/// A text as phrases see it: the folded characters of its words, without white space and punctuation.
/// A line break stays as '\n' between words, so that no phrase runs over it. Buffers are kept between
/// uses. Words, runs and Hanja are given by their place in `chars`.
struct PhraseText {
  /// As analysis::Word.
  struct Word {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t stem_end;
  };
  /// Latin letters, or digits, side by side, which a phrase takes whole or not at all.
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
  };
  struct Hanja {
    std::uint32_t at;
    char32_t original;  ///< before folding, which its readings go by
  };

  std::u32string chars;
  std::vector<std::uint32_t> positions;  ///< of each of `chars` in the folded text
  std::vector<Word> words;
  std::vector<Run> runs;
  std::vector<Hanja> hanja;
  /// Which of `chars` a point or middle dot stands before, between digits: 3.5 (one word), 3·1 (two).
  std::vector<std::uint32_t> points;

  /// The word that has chars[at], which must not be a line break.
  const Word& word_at(std::uint32_t at) const;
  bool inside_run(std::uint32_t boundary) const;
  /// Puts the points among the characters, dots as points too.
  void spell_points();
};

/// `analyzed` is what a chain found in `source`.
void read_phrase_text(const analysis::AnalyzedText& analyzed, std::string_view source, PhraseText& out);
/// `source` must be valid UTF-8 below 4 GiB.
PhraseText phrase_text(analysis::Chain& chain, std::string_view source);
/// The same with its points among the characters.
PhraseText spelled_text(analysis::Chain& chain, std::string_view source);

/// What of a word, phrase or prefix is sought: of a word, its stem.
PhraseText sought_text(analysis::Chain& chain, const Node& leaf);

/// Is a syllable one of the readings of a Hanja, in either form of its initial (女 녀, 여)?
bool reads_as(char32_t original_hanja, char32_t syllable);

}  // namespace malmoi::query
