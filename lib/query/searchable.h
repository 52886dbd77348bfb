// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/chain.h"
#include "query/syntax.h"

namespace malmoi::query {

/// Takes words and phrases without any letter, digit or symbol out of the tree, with a warning: nothing
/// could match them.
void drop_unsearchable(ParsedQuery& query, analysis::Chain& chain);

}  // namespace malmoi::query
