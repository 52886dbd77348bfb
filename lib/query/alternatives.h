// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/chain.h"
#include "index/term_statistics.h"

namespace malmoi::query {

/// Words that say together what a word of the query says: of 미중 美 and 中.
struct Alternative {
  std::vector<std::string> words;
  std::vector<std::string> terms;  ///< of the words, but for those that the word of the query has itself
  double factor;                   ///< of the word's weight
  /// From the user's file: the rarest term, which is the first, tells it; the others only add to the score.
  bool is_synonym = false;
};

/// The other ways in which articles may write a word, as far as the index has them, best first. `form` is
/// the folded word as typed, `stem` what is left without its particle.
std::vector<Alternative> alternatives(std::u32string_view form, std::u32string_view stem,
                                      const index::TermStatistics& statistics);

/// A synonym of words of the query, one or several side by side; `typed` are their terms. Without words where the index
/// lacks it.
Alternative synonym_alternative(const std::string& synonym, const std::vector<std::string>& typed,
                                analysis::Chain& chain, const index::TermStatistics& statistics);

}  // namespace malmoi::query
