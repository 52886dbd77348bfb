// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.h"

#include <algorithm>

#include "search/passage.h"
#include "search/region.h"

namespace malmoi::search {
namespace {

constexpr std::string_view ellipsis = "…";

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// At most `size` bytes, cut between code points.
std::string_view clip(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

/// A text without white space at its ends; inside, what separates blocks becomes one line break and
/// other white space one space.
std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (auto at = text.begin(); at != text.end();) {
    const auto space = std::find_if(at, text.end(), is_space);
    const auto word = std::find_if_not(space, text.end(), is_space);
    out.append(at, space);
    if (!out.empty() && word != text.end()) out += std::find(space, word, '\n') == word ? ' ' : '\n';
    at = word;
  }
  return out;
}

/// The part of a text that is analysed.
struct Part {
  std::string source;
  bool cut_before;  ///< is there more of the text in front of it?
  bool cut_after;
};

Part part_of(std::string_view text, std::string_view region) {
  return {tidy(region), region.begin() != text.begin(), region.end() != text.end()};
}

/// A passage as it is shown, with what is marked in it.
Snippet render(const analysis::AnalyzedText& analyzed, const Part& part, const Passage& passage,
               const std::vector<Mark>& marks) {
  const std::uint32_t begin = analyzed.folded.begin[passage.begin];
  const std::uint32_t end = analyzed.folded.begin[passage.end];
  Snippet snippet;
  if (passage.begin > 0 || part.cut_before) snippet.text = ellipsis;
  const auto shift = static_cast<std::uint32_t>(snippet.text.size());
  snippet.text.append(part.source, begin, end - begin);
  std::replace(snippet.text.begin(), snippet.text.end(), '\n', ' ');
  if (end < part.source.size() || part.cut_after) snippet.text += ellipsis;
  for (ByteRange range : byte_ranges(analyzed, marks)) {
    range = {std::max(range.begin, begin), std::min(range.end, end)};
    if (range.begin < range.end) snippet.highlights.push_back({range.begin - begin + shift, range.end - begin + shift});
  }
  return snippet;
}

}  // namespace

Snippet Snippeter::make(const Article& article, const std::vector<HighlightWord>& words, std::size_t length) {
  Snippet best;
  if (length == 0) return best;
  const RegionFinder regions(words);
  Highlighter highlighter(words);
  double best_score = -1;
  for (const std::string* field : {&article.excerpt, &article.body}) {
    const std::string_view text = clip(*field, max_source_bytes);
    const Part part = part_of(text, regions.find(text, length));
    if (part.source.empty()) continue;
    const analysis::AnalyzedText& analyzed = chain_.find_words(part.source);
    const std::vector<Mark>& marks = highlighter.find(analyzed, part.source);
    const std::size_t room = length - part.cut_before - part.cut_after;
    const Passage passage = best_passage(analyzed, part.source, marks, words, room);
    if (passage.score <= best_score) continue;
    best = render(analyzed, part, passage, marks);
    best_score = passage.score;
  }
  return best;
}

std::vector<ByteRange> Snippeter::highlight(std::string_view text, const std::vector<HighlightWord>& words) {
  const analysis::AnalyzedText& analyzed = chain_.find_words(text);
  return byte_ranges(analyzed, Highlighter(words).find(analyzed, text));
}

}  // namespace malmoi::search
