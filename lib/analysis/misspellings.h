// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::analysis {

/// A word as the orthography has it, where it is a common misspelling: of 오랫만에 오랜만에, of 실업율이 실업률이.
/// Empty for others. Some are right in a rare meaning (금새, a price), so ask the index which it has more of. `word` is
/// folded.
std::u32string corrected_spelling(std::u32string_view word);

}  // namespace malmoi::analysis
