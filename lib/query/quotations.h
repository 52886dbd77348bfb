// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/syntax.h"

namespace malmoi::query {

/// Takes phrases in typographic quotes apart into bare words, with a warning, where other words stand
/// beside them: headlines quote speech so (김 대표 “사과하겠다”), and articles seldom repeat it letter by
/// letter. A quotation that is the whole query is a phrase, as keyboards of telephones type them; with
/// `alone` it is taken apart, too. Those with an operator or field stay phrases. False if there was none.
bool loosen_quotations(ParsedQuery& query, bool alone);

}  // namespace malmoi::query
