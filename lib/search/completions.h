// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/suggestions.h>

#include "index/snapshot.h"

namespace malmoi::search {

/// A word of the index that someone may be typing.
struct Completion {
  std::string text;
  SuggestionKind kind = SuggestionKind::word;
  std::size_t typed = 0;       ///< code points of it that were typed, the last maybe in part
  std::uint64_t articles = 0;  ///< that have it in title or lead, in all generations
};

/// The words that may be meant by the beginning of one, best first, `wanted` at most: by the keys that type it, so that
/// a half-typed syllable does, by initial consonants (ㄷㅌㄹ, ㅎㅁ동맹), and by the keys of the other layout. `typed`
/// is valid UTF-8 without white space. What occurs in more articles is better; words of no content and forms of verbs
/// are left out. Behind other words, of which `before` are the stems, only articles that have these in title or lead
/// count, unless there are none. Errors: corrupt, io.
Result<std::vector<Completion>> complete(const index::Snapshot& snapshot, std::string_view typed,
                                         const std::vector<std::string>& before, std::size_t wanted);

}  // namespace malmoi::search
