// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/region.h"

#include <algorithm>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

/// Bytes of a Hangul syllable, so that a region is never too small.
constexpr std::size_t bytes_per_code_point = 3;
/// Shorter snippets are not worth the trouble.
constexpr std::size_t min_length = 32;
/// White space is sought this far when a region is cut.
constexpr std::size_t max_word_bytes = 64;

bool is_space(char32_t c) { return c <= U' '; }

/// Case of ASCII is all the folding done here.
char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

std::uint64_t key(char32_t before, char32_t after) { return std::uint64_t{before} << 32 | after; }

std::size_t cut_after(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return std::min(at, text.size());
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
  const auto to = text.begin() + static_cast<std::ptrdiff_t>(std::min(at + max_word_bytes, text.size()));
  const auto space = std::find_if(from, to, [](char c) { return is_space(static_cast<unsigned char>(c)); });
  if (space != to) return static_cast<std::size_t>(space - text.begin());
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return at;
}

}  // namespace

RegionFinder::RegionFinder(const std::vector<HighlightWord>& words) {
  for (const HighlightWord& word : words) {
    add_form(word.stem, word.weight);
    for (const std::string& term : word.terms) {
      const std::u32string form = text::to_utf32(term);
      if (form.size() > 1 && word.stem.find(form) == word.stem.npos) add_form(form, word.weight);
    }
  }
}

/// Another form of a word counts like the word: a text has one or the other.
void RegionFinder::add_form(std::u32string_view form, double weight) {
  const auto word = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back();
  if (form.size() == 1) add_pair(U' ', form.front(), word);  // one syllable counts where a word begins
  for (std::size_t k = 1; k < form.size(); ++k) add_pair(form[k - 1], form[k], word);
  if (words_[word].pairs > 0) words_[word].pair_weight = weight / words_[word].pairs;
}

void RegionFinder::add_pair(char32_t before, char32_t after, std::uint32_t word) {
  ++words_[word].pairs;
  filter_.add(before, after);
  word_of_pair_.emplace(key(before, after), word);
}

std::string_view RegionFinder::find(std::string_view text, std::size_t length) const {
  const std::size_t width = bytes_per_code_point * length;
  if (length < min_length || text.size() <= 4 * width) return text;
  const std::vector<Hit> found = hits(text);
  if (found.empty()) return text;
  const std::size_t window = best_window(found, width);
  const std::size_t begin = cut_after(text, window - std::min(window, width));
  const std::size_t end = cut_after(text, window + 2 * width);
  return text.substr(begin, end - begin);
}

std::vector<RegionFinder::Hit> RegionFinder::hits(std::string_view text) const {
  std::vector<Hit> found;
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = lower(text::decode(text, at));
    if (filter_.may_have(before, c)) {
      const auto pair = word_of_pair_.find(key(before, c));
      if (pair != word_of_pair_.end()) found.push_back({begin, pair->second});
    }
    before = is_space(c) ? U' ' : c;
  }
  return found;
}

/// Where the window begins that holds most of the words: a word counts by its pairs, each once.
std::size_t RegionFinder::best_window(const std::vector<Hit>& hits, std::size_t width) const {
  constexpr double rounding = 1e-9;
  std::vector<std::uint32_t> counts(words_.size());
  std::size_t best = hits.front().at;
  double value = 0, best_value = 0;
  for (auto first = hits.begin(), last = first; first != hits.end(); ++first) {
    for (; last != hits.end() && last->at < first->at + width; ++last) {
      if (counts[last->word]++ < words_[last->word].pairs) value += words_[last->word].pair_weight;
    }
    if (value > best_value + rounding) {
      best_value = value;
      best = first->at;
    }
    if (--counts[first->word] < words_[first->word].pairs) value -= words_[first->word].pair_weight;
  }
  return best;
}

}  // namespace malmoi::search
