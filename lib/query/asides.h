// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/syntax.h"

namespace malmoi::query {

/// Takes parentheses that hold bare words only away where other bare words stand beside them: pasted prose
/// has asides (프론트 엔드 (front end) 개발), which the articles sought need not have. Those with an
/// operator, sign, field or quotes inside or in front still group, and so do those beside none but
/// required clauses.
void loosen_asides(ParsedQuery& query);

}  // namespace malmoi::query
