// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.h"

#include <algorithm>

#include "search/passage.h"

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

/// Is nothing left to tidy()? Stored texts are tidy for the most part.
bool is_tidy(std::string_view text) {
  bool after_space = true;
  for (const char c : text) {
    if (!is_space(c)) {
      after_space = false;
    } else if (after_space || (c != ' ' && c != '\n')) {
      return false;
    } else {
      after_space = true;
    }
  }
  return text.empty() || !after_space;
}

/// A text without white space at its ends; inside, what separates blocks becomes one line break and
/// other white space one space.
std::string tidy(std::string_view text) {
  if (is_tidy(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    std::size_t word = at;
    bool breaks = false;
    for (; word < text.size() && is_space(text[word]); ++word) breaks |= text[word] == '\n';
    if (word == text.size()) break;
    for (end = word; end < text.size() && !is_space(text[end]); ++end) {
    }
    if (!out.empty()) out += breaks ? '\n' : ' ';
    out.append(text, word, end - word);
  }
  return out;
}

/// The part of a text that is analysed.
struct Part {
  std::string source;
  CutOff cut_off;
};

Part part_of(std::string_view text, std::string_view region) {
  return {tidy(region), {region.begin() != text.begin(), region.end() != text.end()}};
}

/// A passage as it is shown, with what is marked in it.
Snippet render(const analysis::AnalyzedText& analyzed, const Part& part, const Passage& passage,
               const std::vector<Mark>& marks) {
  const std::uint32_t begin = analyzed.folded.begin[passage.begin];
  const std::uint32_t end = analyzed.folded.begin[passage.end];
  Snippet snippet;
  if (passage.begin > 0 || part.cut_off.before) snippet.text = ellipsis;
  const auto shift = static_cast<std::uint32_t>(snippet.text.size());
  snippet.text.append(part.source, begin, end - begin);
  std::replace(snippet.text.begin(), snippet.text.end(), '\n', ' ');
  if (end < part.source.size() || part.cut_off.after) snippet.text += ellipsis;
  for (ByteRange range : byte_ranges(analyzed, marks)) {
    range = {std::max(range.begin, begin), std::min(range.end, end)};
    if (range.begin < range.end) snippet.highlights.push_back({range.begin - begin + shift, range.end - begin + shift});
  }
  return snippet;
}

}  // namespace

struct Snippeter::Found {
  Snippet snippet;
  double score = -1;  // of nothing
};

Snippeter::Found Snippeter::best_in(std::string_view text, std::string_view region, SoughtWords& sought,
                                    std::size_t length) {
  const Part part = part_of(text, region);
  if (part.source.empty()) return {};
  const analysis::AnalyzedText& analyzed = chain_.find_words(part.source);
  const std::vector<Mark>& marks = sought.highlighter.find(analyzed, part.source);
  const Passage passage = best_passage(analyzed, part.source, part.cut_off, marks, sought.words, length);
  return {render(analyzed, part, passage, marks), passage.score};
}

Snippet Snippeter::make(const Article& article, SoughtWords& sought, std::size_t length) {
  if (length == 0) return {};
  const std::string_view excerpt = clip(article.excerpt, max_source_bytes);
  const std::string_view body = clip(article.body, max_source_bytes);
  const auto excerpt_region = sought.regions.find(excerpt, length), body_region = sought.regions.find(body, length);
  Found in_body;
  if (body_region.value > excerpt_region.value) {
    in_body = best_in(body, body_region.text, sought, length);
    if (in_body.score > 0) return std::move(in_body.snippet);
  }
  Found in_excerpt = best_in(excerpt, excerpt_region.text, sought, length);
  if (in_excerpt.score > 0) return std::move(in_excerpt.snippet);
  if (in_body.score < 0) in_body = best_in(body, body_region.text, sought, length);
  return std::move(in_body.score > in_excerpt.score ? in_body.snippet : in_excerpt.snippet);
}

std::vector<ByteRange> Snippeter::highlight(std::string_view text, SoughtWords& sought) {
  const analysis::AnalyzedText& analyzed = chain_.find_words(text);
  return byte_ranges(analyzed, sought.highlighter.find(analyzed, text));
}

}  // namespace malmoi::search
