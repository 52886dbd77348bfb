// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/analyzed_text.h"
#include "analysis/stem_cache.h"
#include "analysis/user_words.h"

namespace malmoi::analysis {

/// Fills `text.words` and `text.pieces` from `text.segments`: joins segments that touch, splits words
/// at script changes, and strips the particle or ending off their last piece.
void find_words(AnalyzedText& text, StemCache& stems, const UserWords& user_words);

}  // namespace malmoi::analysis
