// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/chain.h"
#include "search/highlighter.h"

namespace malmoi::search {

/// A stretch of a text, in code points of the folded text, and how much it says about the query.
struct Passage {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double score = 0;
};

/// Is there more of a text in front of or behind what is analysed of it?
struct CutOff {
  bool before = false;
  bool after = false;
};

/// The passage that holds most of the query's words, by weight, in at most `length` code points of
/// `source`; one of them is left for each "…" that will show where text was left out. It begins at a
/// sentence where it can, else at a word; without marks, at the beginning. Ties go to the earliest.
Passage best_passage(const analysis::AnalyzedText& analyzed, std::string_view source, CutOff cut_off,
                     const std::vector<Mark>& marks, const std::vector<HighlightWord>& words, std::size_t length);

}  // namespace malmoi::search
