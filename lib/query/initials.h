// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "index/snapshot.h"
#include "query/syntax.h"

namespace malmoi::query {

/// Words of single consonants, with or without syllables (ㅎㅁㄷㅁ, ㅎㅁ동맹, 장바ㄱ), become the words of titles that
/// they stand for: those of as many syllables, or where the index has none, those that begin so; the most frequent
/// ones. What stands for no word, or laughs (ㅋㅋㅋ), is searched literally. Errors: corrupt, io.
Status expand_initials(ParsedQuery& query, const index::Snapshot& snapshot);

/// So many words are looked for in place of one.
inline constexpr std::size_t max_initials_words = 20;

}  // namespace malmoi::query
