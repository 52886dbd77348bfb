// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/chain.h"
#include "query/syntax.h"

namespace malmoi::query {

/// Makes every bare word required, also in parentheses: a standing query matches or does not, there is no order in
/// which an article with one word of two could come last. Words of function (대한, 어떻게) beside words of content are
/// dropped. What is excluded stays as it is.
void require_all_words(Node& root, analysis::Chain& chain);

}  // namespace malmoi::query
