// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/term_statistics.h"

namespace malmoi::query {

/// Words that say together what a word of the query says: of 미중 美 and 中.
struct Alternative {
  std::vector<std::string> words;
  std::vector<std::string> terms;  ///< of the words, but for those that the word of the query has itself
  double factor;                   ///< of the word's weight
};

/// The other ways in which articles may write a word, as far as the index has them, best first. `form` is
/// the folded word as typed, `stem` what is left without its particle.
std::vector<Alternative> alternatives(std::u32string_view form, std::u32string_view stem,
                                      const index::TermStatistics& statistics);

}  // namespace malmoi::query
