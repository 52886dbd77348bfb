// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/article.h>
#include <malmoi/indexer.h>
#include <malmoi/settings.h>

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/input.h"
#include "measure/stopwatch.h"

namespace measure {

std::size_t text_bytes(const malmoi::Article& article);

/// Use from one thread. The articles of posts and JSON Lines, in batches of the size that updates read, so
/// that memory stays small and caches are as warm as theirs.
class ArticleStream {
 public:
  explicit ArticleStream(const std::vector<std::string>& paths);

  /// Empty at the end. What cannot be parsed is passed over.
  std::vector<malmoi::Article> next_batch();

  const Cost& read_cost() const { return read_; }
  const Cost& parse_cost() const { return parse_; }

 private:
  std::vector<malmoi::ingest::RawInput> read_batch();

  malmoi::IngestSettings settings_;
  malmoi::UpdateRequest request_;
  malmoi::ingest::InputStream inputs_;
  bool first_ = true;
  Cost read_;
  Cost parse_;
};

}  // namespace measure
