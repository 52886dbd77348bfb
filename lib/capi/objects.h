// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/capi.h>
#include <malmoi/indexer.h>
#include <malmoi/searcher.h>

#include <stop_token>
#include <string>
#include <vector>

// What the handles of capi.h point to. A malmoi_hit is a malmoi::Hit inside a malmoi_results, a malmoi_explanation a
// malmoi::Explanation.

struct malmoi_string {
  std::string value;
};

struct malmoi_settings {
  malmoi::Settings value;
};

struct malmoi_searcher {
  malmoi::Searcher value;
};

struct malmoi_cancellation {
  std::stop_source value;
};

struct malmoi_results {
  malmoi::SearchResults value;
};

struct malmoi_suggestions {
  malmoi::Suggestions value;
};

struct malmoi_update_summary {
  malmoi::UpdateSummary value;
};

struct malmoi_stored_article {
  explicit malmoi_stored_article(malmoi::Article article);

  malmoi::Article value;
  std::vector<malmoi_text> categories;  // of `value`, as the struct malmoi_article lists them
  std::vector<malmoi_text> tags;
};

struct malmoi_indexer {
  malmoi::Indexer value;
  malmoi::Settings settings;
  bool usable = true;  // until memory runs out inside an Indexer, which says nothing of its state then
};
