// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace malmoi::analysis {

/// How much a word of a query says about what is sought: 1 for content words, 0.1 to 0.3 for
/// question and function words (무엇인가요, 있나요, 어떻게, 가장, 대한). `word` is the folded word
/// as typed, `stem` what the stripper left of it.
double word_weight(std::u32string_view word, std::u32string_view stem);
inline constexpr double content_word_weight = 1.0;

}  // namespace malmoi::analysis
