// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "analysis/chain.h"
#include "query/syntax.h"

namespace malmoi::query {

/// Terms of which an article that matches has at least one.
using TermChoice = std::vector<std::string>;

/// Choices that an article must meet to match a node, whatever the index. They need not be all there are: none where
/// nothing is certain, as of exclusions and dates.
std::vector<TermChoice> needed_terms(const Node& node, analysis::Chain& chain);

}  // namespace malmoi::query
