// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/search_results.h>

#include "analysis/chain.h"

namespace malmoi::search {

/// A word of the query to be found and marked in text: its terms as the chain gives them.
struct HighlightWord {
  std::vector<std::string> terms;  ///< sorted
  std::u32string stem;             ///< folded stem, for verbatim matches inside compounds
  double weight = 1;               ///< importance (rarity times word weight)
};

struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;
};

/// One thread at a time. Chooses the passage of an article that says most about a query and marks
/// whole words without their particles.
class Snippeter {
 public:
  explicit Snippeter(const AnalyzerSettings& settings) : chain_(settings) {}

  /// At most `length` code points, from the excerpt or body (blocks joined by a space), cut at words or
  /// sentences with "…" where text is left out. Without a match: the beginning.
  Snippet make(const Article& article, const std::vector<HighlightWord>& words, std::size_t length);
  /// Marks in a whole text, such as the title.
  std::vector<ByteRange> highlight(std::string_view text, const std::vector<HighlightWord>& words);

 private:
  analysis::Chain chain_;
};

}  // namespace malmoi::search
