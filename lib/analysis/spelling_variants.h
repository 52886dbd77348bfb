// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::analysis {

inline constexpr std::size_t max_spelling_variants = 16;

/// How else people spell a loanword: of 디지털 디지탈, of 컨텐츠 콘텐츠, likeliest first; most of them are spellings
/// that nobody uses, so ask the index. Empty for words that do not look borrowed. `stem` is folded.
std::vector<std::u32string> spelling_variants(std::u32string_view stem);

}  // namespace malmoi::analysis
