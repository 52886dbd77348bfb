// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/search_results.h>

#include "analysis/chain.h"
#include "search/highlighter.h"
#include "search/region.h"

namespace malmoi::search {

struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;
};

/// One thread at a time. The words of a query, ready to be found in many texts.
struct SoughtWords {
  explicit SoughtWords(std::vector<HighlightWord> sought)
      : words(std::move(sought)), regions(words), highlighter(words) {}
  const std::vector<HighlightWord> words;
  const RegionFinder regions;
  Highlighter highlighter;
};

/// One thread at a time. Chooses the passage of an article that says most about a query and marks
/// whole words without their particles. Texts must be valid UTF-8.
class Snippeter {
 public:
  explicit Snippeter(const AnalyzerSettings& settings) : chain_(settings) {}

  /// At most `length` code points, from the excerpt or body (blocks joined by a space), whichever has more of the words
  /// in one place, cut at words or sentences with "…" where text is left out. Without a match: the beginning.
  Snippet make(const Article& article, SoughtWords& sought, std::size_t length);
  /// Marks in a whole text, such as the title.
  std::vector<ByteRange> highlight(std::string_view text, SoughtWords& sought);

  /// Passages are sought in this much of a body; the rest of a longer one is left out.
  static constexpr std::size_t max_source_bytes = 256 << 10;

 private:
  struct Found;
  Found best_in(std::string_view text, std::string_view region, SoughtWords& sought, std::size_t length);
  analysis::Chain chain_;
};

}  // namespace malmoi::search
