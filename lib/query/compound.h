// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/user_words.h"
#include "index/term_statistics.h"

namespace malmoi::query {

/// A part of a compound, in syllables.
struct CompoundPart {
  std::size_t begin;
  std::size_t end;
};

/// Hangul words of this many syllables are split.
inline constexpr std::size_t min_compound = 5;

/// Where the run of Hangul, or of anything else, that begins here ends.
std::size_t end_of_script(std::u32string_view text, std::size_t begin);

/// Splits an unspaced run of Hangul (의협비대위원장의사면허정지) into the words it is likely made of, as
/// the collection knows them; particles inside it are left out. One part where it is likely one word. Works
/// like a unigram segmenter (Viterbi over the frequencies of pairs), so it needs no dictionary. Listed words are
/// taken for one, whatever the collection says.
std::vector<CompoundPart> split_compound(std::u32string_view syllables, const index::TermStatistics& statistics,
                                         const analysis::UserWords& user_words);

}  // namespace malmoi::query
