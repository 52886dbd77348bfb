// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <malmoi/article.h>
#include <malmoi/error.h>

#include "analysis/chain.h"
#include "index/duplicate_key.h"
#include "index/snapshot.h"
#include "query/planner.h"

namespace malmoi::search {

/// What similar articles are sought for.
struct SimilarSource {
  Article article;  ///< of a text alone, only its body
  bool is_indexed = false;
  std::optional<index::DuplicateKey> key;  ///< of an article in the index

  /// Errors: not_found, corrupt, io.
  static Result<SimilarSource> of_id(index::Snapshot& snapshot, const std::string& id);
  /// Any bytes.
  static SimilarSource of_text(std::string_view text);

  /// So much of a text counts.
  static constexpr std::size_t max_bytes = std::size_t{64} << 10;
};

/// Makes a plan rank by what is typical of an article, its terms of the highest tf-idf (as Lucene's MoreLikeThis
/// does), at most 32 of them. What the plan's query asks for stays a condition and no longer ranks; that the article
/// is another one becomes one.
void rank_by_similarity(const SimilarSource& source, analysis::Chain& chain, const index::TermStatistics& statistics,
                        query::Plan& plan);

}  // namespace malmoi::search
