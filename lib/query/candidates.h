// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/phrase.h"
#include "query/syntax.h"

namespace malmoi::query {

/// A conjunction of alternatives: each clause needs all terms of one of its options.
struct CandidateClause {
  std::vector<std::vector<std::string>> options;
  std::string beginning = {};  ///< where not empty, any term that begins with it will do too
  char32_t pairs_ending = 0;   ///< where not 0, any pair of syllables that ends with it will do too
};

/// Does any article have the term?
using HasTerm = std::function<bool(const std::string& term)>;

/// What every article that has these characters side by side must have among its terms, though terms
/// have no positions. Of two neighbouring syllable pairs at least one lies inside a text word, unless a
/// one-syllable word stands between; pairs that a particle could have taken away prove nothing and give
/// no clause. Latin words and numbers may be joined or apart (WiFi, Wi-Fi). A phrase may end inside a
/// particle, a word may not; a prefix may go on in the text word it ends in. Empty: any article may match.
std::vector<CandidateClause> phrase_candidates(const PhraseText& phrase, const HasTerm& has_term, NodeKind kind);

}  // namespace malmoi::query
