// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/search_results.h>

#include "analysis/chain.h"
#include "search/highlighter.h"

namespace malmoi::search {

struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;
};

/// One thread at a time. Chooses the passage of an article that says most about a query and marks
/// whole words without their particles. Texts must be valid UTF-8.
class Snippeter {
 public:
  explicit Snippeter(const AnalyzerSettings& settings) : chain_(settings) {}

  /// At most `length` code points, from the excerpt or body (blocks joined by a space), cut at words or
  /// sentences with "…" where text is left out. Without a match: the beginning.
  Snippet make(const Article& article, const std::vector<HighlightWord>& words, std::size_t length);
  /// Marks in a whole text, such as the title.
  std::vector<ByteRange> highlight(std::string_view text, const std::vector<HighlightWord>& words);

  /// Passages are sought in this much of a body; the rest of a longer one is left out.
  static constexpr std::size_t max_source_bytes = 256 << 10;

 private:
  analysis::Chain chain_;
};

}  // namespace malmoi::search
