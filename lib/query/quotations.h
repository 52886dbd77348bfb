// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/syntax.h"

namespace malmoi::query {

/// Takes phrases in typographic quotes apart into bare words, with a warning: headlines quote speech so
/// (김 대표 “사과하겠다”), and articles seldom repeat it letter by letter. Those with an operator or field
/// stay phrases. False if there was none.
bool loosen_quotations(ParsedQuery& query);

}  // namespace malmoi::query
