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

/// A space for all white space, and at the beginning.
char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) return U' ';
  do --at;
  while ((text[at] & 0xC0) == 0x80);
  const char32_t c = lower(text::decode(text, at));
  return is_space(c) ? U' ' : c;
}

std::size_t cut_after(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return std::min(at, text.size());
  const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
  const auto to = text.begin() + static_cast<std::ptrdiff_t>(std::min(at + max_word_bytes, text.size()));
  const auto space = std::find_if(from, to, [](char c) { return is_space(static_cast<unsigned char>(c)); });
  if (space != to) return static_cast<std::size_t>(space - text.begin());
  while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
  return at;
}

/// Has a text characters that folding turns into others, so that a word's pairs are not in its bytes? Of two bytes:
/// Latin letters with signs; of three: all but Hangul syllables, punctuation and symbols.
bool may_hide_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead <= 0xC2 || lead == 0xE2 || (lead >= 0xEA && lead <= 0xED)) continue;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool is_punctuation = lead == 0xE3 && second == 0x80;
    const bool is_emoji = lead == 0xF0 && second == 0x9F;
    if (!is_punctuation && !is_emoji) return true;
  }
  return false;
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

/// A word's weight is shared out among its pairs. Another form of a word counts like the word: a text has one or the
/// other.
void RegionFinder::add_form(std::u32string_view form, double weight) {
  if (form.size() == 1) add_pair(U' ', form.front(), weight);  // one syllable counts where a word begins
  for (std::size_t k = 1; k < form.size(); ++k) {
    add_pair(form[k - 1], form[k], weight / static_cast<double>(form.size() - 1));
  }
}

void RegionFinder::add_pair(char32_t before, char32_t after, double weight) {
  seconds_[after % seconds_.size()] = true;
  if (after >= U'a' && after <= U'z') seconds_[after - 32] = true;
  filter_.add(before, after);
  const auto pair = pairs_.emplace(key(before, after), static_cast<std::uint32_t>(weights_.size())).first;
  if (pair->second == weights_.size()) weights_.push_back(0);
  weights_[pair->second] += weight;
}

RegionFinder::Region RegionFinder::find(std::string_view text, std::size_t length) const {
  const std::size_t width = bytes_per_code_point * length;
  const std::vector<Hit> found = hits(text);
  const bool is_short = length < min_length || text.size() <= 2 * width;
  if (found.empty()) return {is_short || may_hide_words(text) ? text : text.substr(0, cut_after(text, 2 * width)), 0};
  const Window window = best_window(found, width);
  if (is_short) return {text, window.value};
  // Room for the beginning of the sentence, and for words that are cut off.
  const std::size_t begin = cut_after(text, window.begin - std::min(window.begin, width / 2));
  const std::size_t end = cut_after(text, std::max(window.begin + width + width / 4, window.end + width));
  return {text.substr(begin, end - begin), window.value};
}

/// From `at` to the next character that may end a pair. The lowest bits of a character of three bytes are those of its
/// last two.
std::size_t RegionFinder::pass_over(std::string_view text, std::size_t at) const {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  while (at < text.size()) {
    const unsigned lead = bytes[at];
    if (lead < 0x80) {
      if (seconds_[lead]) break;
      ++at;
    } else if ((lead & 0xF0) == 0xE0) {
      if (seconds_[(bytes[at + 1] & 0x3Fu) << 6 | (bytes[at + 2] & 0x3Fu)]) break;
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

void RegionFinder::note(char32_t before, char32_t c, std::size_t at, std::vector<Hit>& found) const {
  if (!filter_.may_have(before, c)) return;
  const auto pair = pairs_.find(key(before, c));
  if (pair != pairs_.end()) found.push_back({at, pair->second});
}

std::vector<RegionFinder::Hit> RegionFinder::hits(std::string_view text) const {
  std::vector<Hit> found;
  for (std::size_t at = pass_over(text, 0); at < text.size(); at = pass_over(text, at)) {
    const std::size_t begin = at;
    const char32_t c = lower(text::decode(text, at));
    if (!seconds_[c % seconds_.size()]) continue;
    const char32_t before = character_before(text, begin);
    note(before, c, begin, found);
    if (before == U' ' && begin > 0) note(character_before(text, begin - 1), c, begin, found);  // 최저 임금
  }
  return found;
}

/// The window whose pairs, each counted once, weigh most.
RegionFinder::Window RegionFinder::best_window(const std::vector<Hit>& hits, std::size_t width) const {
  constexpr double rounding = 1e-9;
  std::vector<std::uint32_t> counts(weights_.size());
  Window best;
  double value = 0;
  std::size_t end = 0;
  for (auto first = hits.begin(), last = first; first != hits.end(); ++first) {
    for (; last != hits.end() && last->at < first->at + width; ++last) {
      if (counts[last->pair]++ > 0) continue;
      value += weights_[last->pair];
      end = last->at;
    }
    if (value > best.value + rounding) best = {first->at, end, value};
    if (--counts[first->pair] == 0) value -= weights_[first->pair];
  }
  return best;
}

}  // namespace malmoi::search
