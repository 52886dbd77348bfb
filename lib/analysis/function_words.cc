// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/function_words.h"

namespace malmoi::analysis {

double word_weight(std::u32string_view, std::u32string_view) { return content_word_weight; }

}  // namespace malmoi::analysis
