// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "query/phrase.h"

namespace malmoi::query {

/// A conjunction of alternatives: each clause needs all terms of one of its options.
struct CandidateClause {
  std::vector<std::vector<std::string>> options;
};

/// What every article that has these characters side by side must have among its terms, though terms
/// have no positions. Of two neighbouring syllable pairs at least one lies inside a text word, unless a
/// one-syllable word stands between; pairs that a particle could have taken away prove nothing and give
/// no clause. Empty: any article may match.
std::vector<CandidateClause> phrase_candidates(const PhraseText& phrase);

}  // namespace malmoi::query
