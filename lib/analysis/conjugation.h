// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace malmoi::analysis {

/// How else a text may write the verb or adjective that this word is a form of, as terms of the index, the commonest
/// first: of 만들었다 만든 and 만드, of 도왔다 돕는, 도운 and 도와. `word` is folded Hangul with its ending. Empty
/// where the word is, or may as well be, a noun. 하다 and 되다 behind a noun are the stripper's matter.
std::vector<std::u32string> conjugation_variants(std::u32string_view word);

}  // namespace malmoi::analysis
