// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <malmoi/searcher.h>

namespace malmoi {

/// Expects that both answer each request alike: the same articles in the same order with the same scores, snippets,
/// explanations, duplicates, totals, facets and warnings. Corrections are estimated from some of the texts, and may
/// differ.
void expect_same_answers(const Searcher& one, const Searcher& other, const std::vector<SearchRequest>& requests);

/// The same of what stands below a search box.
void expect_same_suggestions(const Searcher& one, const Searcher& other, const std::vector<std::string>& typed);

}  // namespace malmoi
